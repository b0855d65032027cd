// The command fosite is an authorization server made with ory/fosite and an MCP
// server made with the MCP Go SDK, in one process on one loopback port: a target
// for the suite whose protocol answers nobody here wrote.
//
// What fosite and the SDK bring is used as they bring it. Ours is only what they
// leave to their user: the page on which a user logs in and agrees, client
// registration (RFC 7591), the metadata document (RFC 8414), and the translation
// of the MCP parameter "resource" into fosite's "audience".
//
// It is no reference: where fosite departs from a rule, so does this server, and
// README.md says so.
package main
