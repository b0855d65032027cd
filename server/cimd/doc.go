// Package cimd gets what clients publish of themselves: client ID metadata documents
// (draft-ietf-oauth-client-id-metadata-document) and the key sets they name (RFC 7517).
//
// Whoever sends an authorization request chooses what is fetched, so everything is bounded: which
// addresses are reached, how long it takes, how much is read, how long it is kept. What a document means
// for a client is the concern of package oauth.
package cimd
