package spec

// Key documents: what a published key set may hold.
var (
	RFC7517 = rfc("7517") // JSON Web Key
	RFC7518 = rfc("7518") // JSON Web Algorithms, for key sizes
)
