// Package jws reads what a JSON Web Signature in compact form says (RFC 7515 §7.1), and makes of one
// what somebody without the key, or with another one ([Stranger]), could make of it.
//
// It verifies a signature with a key it is handed (RFC 7515 §5.2), and signs what a client of ours says
// of itself ([Signer]). A client never needs to open an access token; checks do, to see whether the
// server that issued it looks at more than its form. A token that is no JWS is as good as one that is.
package jws
