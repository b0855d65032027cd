// Command mcpconform plays ChatGPT against an MCP server, finds why it cannot connect, and says
// what to change.
//
//	mcpconform https://host/mcp     any server
//	mcpconform self                 the built-in reference server
//
// Exit status: 0 nothing failed, 1 something failed, 2 the run is incomplete or the arguments
// cannot be used, 3 the harness broke.
package main
