// Package token holds the checks of the token endpoint: the exchange of an authorization code
// (OAuth 2.1 §4.1.3). A file per check.
package token
