// Package interop runs MCP servers that nobody here wrote, so that the suite is
// measured against them and not only against its own reference.
//
// A foreign server lives in a folder of its own with its own lock file: an
// example of its makers, unmodified, or the few lines that their documentation
// has one write. It is started on free loopback ports and stopped with
// everything it started. What the suite says of it is committed beside it (expect.json) with
// a reason for every verdict that is not a pass.
//
// The package judges nothing: it starts, waits, keeps the log, stops and
// compares. It never reaches beyond loopback; the packages a server needs are
// installed by `make setup`, not here.
package interop
