// Package selfhost boots the reference server, its backend and the fake Privy in this process, on
// free loopback ports and one clock: the target "self".
//
// With the test package selftest it is the only part of the suite that knows the reference server;
// everything else sees a URL.
package selfhost
