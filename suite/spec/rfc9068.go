package spec

// RFC9068 is the JWT profile for access tokens.
var RFC9068 = rfc("9068")
