package spec

// RFC7592 is the management of dynamically registered clients.
var RFC7592 = rfc("7592")
