// Command server is the reference server: an OAuth 2.1 authorization server that logs in with Privy,
// and an MCP server behind it, in one process on loopback.
//
// It only reads its configuration, serves and stops; everything else is in package app. With --fault it
// is wrong on purpose. It is not the conformance suite (suite/mcpconform), which plays against it.
package main
