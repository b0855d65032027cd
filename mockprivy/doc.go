// Command mockprivy serves a fake Privy on loopback, so that programs written
// for Privy run offline: `go run ./mockprivy --port 8788 --control-port 8789`.
//
// Point @privy-io/server-auth at it with PRIVY_API_URL and @privy-io/node with
// PRIVY_API_BASE_URL. The control port moves the clock, mints tokens, rotates
// keys and makes requests fail; package issuer says how.
//
// It is for one machine: it listens on loopback only, keeps nothing on disk,
// and prints its secrets.
package main
