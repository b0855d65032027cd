// Package scope holds the checks of step-up: a tool needs more scope than the host asked for at first,
// so it asks for more, the user allows it, and the tool works (MCP Authorization, "Scope Challenge
// Handling"). A file per check. They apply where a tool that can be called with no harm says that it
// needs a scope which the token of the journey does not have.
package scope
