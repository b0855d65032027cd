package spec

// RFC7636 is proof key for code exchange (PKCE).
var RFC7636 = rfc("7636")
