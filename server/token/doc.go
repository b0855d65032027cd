// Package token makes and checks the server's access tokens: RS256 JWTs of type at+jwt (RFC 9068),
// signed by a key set that rotates.
//
// It knows keys, signatures and claims. Whether a token was revoked is the store's knowledge, and how
// a refusal is spoken to a client is that of packages oauth and resource.
package token
