package spec

// RFC6749 is the OAuth 2.0 authorization framework.
var RFC6749 = rfc("6749")
