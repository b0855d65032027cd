// Package issuer is a fake Privy: an [http.Handler] that speaks what Privy's own
// server SDKs speak, so that a program written for Privy runs against it
// unmodified, offline, with a clock and keys that a test controls.
//
// The wire follows the sources of @privy-io/server-auth 1.32.5 and
// @privy-io/node 0.35.0; mockprivy/nodesdk runs both against it. What those
// sources do not show (a status, a sentence of an error) is taken from answers
// that Privy's users have published, and says so where it is written.
//
// It is not an identity provider: it sends no mail, keeps everything in
// memory, has no wallets, no policies, no phone or social login, and hands out
// test credentials to whoever holds the app secret. Serve it on loopback only.
package issuer
