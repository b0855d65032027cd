package spec

// RFC6750 is bearer token usage: the Authorization header, the challenge and its error codes.
var RFC6750 = rfc("6750")
