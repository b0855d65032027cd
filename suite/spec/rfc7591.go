package spec

// RFC7591 is dynamic client registration.
var RFC7591 = rfc("7591")
