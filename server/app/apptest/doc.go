// Package apptest is for tests of the reference server: it boots one together with a fake Privy, both
// on loopback ports of the test, and plays a well-behaved client against it.
//
// It asserts nothing about the server; what it cannot do ends the test. The suite has a client of its
// own, which forgives nothing; this one is only as strict as a test needs.
package apptest
