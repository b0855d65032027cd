// Package store is what the authorization server remembers: its records, and the verbs by which they
// change.
//
// A verb carries its own atomicity. [Codes.ConsumeCode] and [RefreshTokens.Rotate] decide and change
// in one step, so that of two requests that arrive together exactly one wins, whichever store is
// behind them. Nothing here knows HTTP or OAuth error codes: callers translate [ErrNotFound] and its
// siblings. Credentials are kept as a [Hash]; Privy tokens are kept sealed by the caller.
//
// Stores live in packages of their own and register with [Register]; package storetest is the
// contract every one of them must meet.
package store
