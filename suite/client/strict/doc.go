// Command strict connects to an MCP server as the MCP specification asks of a client, and stops where
// it says to stop: it authorizes when it is challenged, asks for more when a scope is lacking, lists
// the tools and calls each of them.
//
//	strict URL
//
// It is made of the same requests as the suite's player, without the player's leniency: the suite goes
// on where a host would stop, to see what comes next; this command does not. It exists so that others
// can judge those requests (make official) and is no tool for servers that are in use: it calls
// every tool, with arguments made up from its schema.
//
// The environment may say more, by the names the official MCP conformance tool uses:
// MCP_CONFORMANCE_PROTOCOL_VERSION the version to speak, MCP_CONFORMANCE_CONTEXT a JSON object with
// client_id and client_secret of a predefined client and with toolCalls to make in place of all.
//
// Exit status: 0 connected and everything called, 1 stopped, 2 unusable arguments.
package main
