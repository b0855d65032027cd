// Package introspect holds the checks of token introspection (RFC 7662): that it tells nobody who has
// no business with it. A file per check. The questions are asked without authentication; what an
// authenticated resource server is told cannot be seen from outside.
package introspect
