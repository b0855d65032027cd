// Package privy is the authorization server's side of Privy: it asks Privy to send and to check a
// one-time code, verifies the token Privy answers with, and asks whether a user still exists.
//
// It speaks the REST API that Privy's own SDKs speak, server to server. It is not a login page and
// keeps no session; the token of a user is the caller's to keep.
package privy
