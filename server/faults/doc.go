// Package faults holds what can be wrong with the reference server on purpose, a file per fault.
//
// A fault replaces one part of a strict server, see [app.Seams], by one that is wrong in exactly one
// way, and tells where servers were seen to be like that. It is what the server is, never something a
// request can switch on. Which check has to catch a fault is written on the check.
package faults
