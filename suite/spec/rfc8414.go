package spec

// RFC8414 is authorization server metadata.
var RFC8414 = rfc("8414")
