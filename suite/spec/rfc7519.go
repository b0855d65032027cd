package spec

// RFC7519 is JSON Web Token, for its claims.
var RFC7519 = rfc("7519")
