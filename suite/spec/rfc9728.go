package spec

// RFC9728 is protected resource metadata.
var RFC9728 = rfc("9728")
