package spec

// RFC8252 is OAuth for native apps, for its loopback redirect URIs.
var RFC8252 = rfc("8252")
