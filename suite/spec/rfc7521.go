package spec

// RFC7521 is the assertion framework for client authentication and authorization grants.
var RFC7521 = rfc("7521")
