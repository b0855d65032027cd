package spec

// RFC7009 is token revocation.
var RFC7009 = rfc("7009")
