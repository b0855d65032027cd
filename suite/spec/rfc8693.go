package spec

// RFC8693 is token exchange.
var RFC8693 = rfc("8693")
