// Package result is the report as data: what run.json holds, and nothing else.
//
// Every rendering (HTML, JUnit, Markdown, terminal) is a pure function of a [Run]. The package
// imports only the standard library, so that any program can read a run. It does not judge,
// diagnose or render; a Run that reaches this package has already been redacted.
package result
