// Package lifecycle holds the checks of how an MCP conversation begins: server/discover of MCP
// 2026-07-28 and the initialize handshake before it. A file per check. They need no session: they
// explain why there is none.
package lifecycle
