// Package wire is the only way from the suite to the network.
//
// A [Wire] belongs to one run. It holds one connection pool, the address policy, the record of
// every exchange and the set of secrets that must not leave the process. A [Scope] is the hands of
// one check or journey step: what it sends is attributed to its owner without guessing.
//
// Every request is bounded (time, idle time, header size, body size after decompression, number of
// events and connections), so that a hostile target costs bounded time and memory. No redirect is
// followed: a redirect is an answer like any other, and the caller decides.
//
// The address policy follows what the user typed: loopback and private addresses are reachable if
// and only if the target itself is there. A name is resolved once a run and its address is pinned,
// so that a second answer of a rebinding name server changes nothing.
//
// Secrets are redacted by value in one place, when text leaves this package: [Wire.Exchanges] and
// [Wire.Redact]. Credentials are noticed where protocols carry them (see harvest.go); anything else
// is registered with [Wire.Taint].
//
// The package does not interpret OAuth or MCP and keeps no cookies. It repeats no request; only
// net/http below it may send a GET again, when a pooled connection proves dead before it bore any
// answer. It uses no proxy: HTTP_PROXY and HTTPS_PROXY are ignored on purpose, because a proxy would
// resolve names itself and the address policy could not hold.
package wire
