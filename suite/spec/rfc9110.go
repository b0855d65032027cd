package spec

// RFC9110 is HTTP semantics, for the grammar of challenges and field names.
var RFC9110 = rfc("9110")
