// Package registration holds the checks of how a host becomes a client of the authorization server:
// the ways it is offered and dynamic registration (RFC 7591). A file per check.
package registration
