package spec

// RFC7662 is token introspection.
var RFC7662 = rfc("7662")
