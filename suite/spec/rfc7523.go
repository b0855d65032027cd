package spec

// RFC7523 is the JWT profile of RFC 7521: private_key_jwt.
var RFC7523 = rfc("7523")
