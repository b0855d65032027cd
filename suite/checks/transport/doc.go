// Package transport holds the checks of how MCP messages travel over HTTP (MCP Transports, Streamable
// HTTP), whatever they say. A file per check.
package transport
