// Package refresh holds the checks of refresh tokens: that they are issued, rotated, and of no use
// once they were replaced (OAuth 2.1 §4.3). A file per check.
package refresh
