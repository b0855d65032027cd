package spec

// RFC9700 is the best current practice for OAuth 2.0 security.
var RFC9700 = rfc("9700")
