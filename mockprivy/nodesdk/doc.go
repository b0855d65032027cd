// Package nodesdk holds no code: its test runs Privy's two Node SDKs, as npm
// installs them, against the mock, so that "speaks what Privy speaks" is
// Privy's own code saying so.
//
// The SDKs are pinned in package.json and installed by `make setup`. They run
// on Node 20 and later. viem, which @privy-io/server-auth loads, pins one
// release of ox exactly; the override takes any 0.14, so that an install does
// not stand or fall with that one.
package nodesdk
