// Package official lets the official MCP conformance tool (npm @modelcontextprotocol/conformance)
// judge this project: its client mode plays servers against suite/client/strict, which is made of the
// suite's own requests; its authorization mode plays a client against the reference server, with the
// suite's form driver in the place of the user.
//
// What came of it is committed in RESULTS.md, with a reason for every scenario that does not pass;
// the tests run the tool and compare. `make official` runs them; the tool needs Node 22.
package official
