package spec

// RFC8725 is the best current practice for JSON Web Tokens.
var RFC8725 = rfc("8725")
