package spec

// RFC9111 is HTTP caching, for responses to requests with credentials.
var RFC9111 = rfc("9111")
