// Package app is the composition root of the reference server: it makes an authorization server and
// an MCP server out of a [Config], and is the only package that knows all their parts.
//
// [New] builds the strict parts ([Seams]), lets every [Fault] replace one, and only then constructs
// the handlers, which cannot tell the difference. The package opens no port for the server itself;
// whoever calls New serves [App.Handler], and [App.Control] on a listener of its own.
package app
