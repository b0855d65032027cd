package spec

// RFC8707 is resource indicators: the resource parameter and invalid_target.
var RFC8707 = rfc("8707")
