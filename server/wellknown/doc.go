// Package wellknown encodes the metadata documents that servers publish below /.well-known (RFC 8414
// §2, RFC 9728 §2), which others may extend by members of their own.
//
// It serves nothing and knows no member by name.
package wellknown
