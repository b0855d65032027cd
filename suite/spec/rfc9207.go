package spec

// RFC9207 is authorization server issuer identification: the iss parameter.
var RFC9207 = rfc("9207")
