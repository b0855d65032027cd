// Package host holds who is played, as data: what a host application such as ChatGPT is known to
// send and expect, each fact with its source, how it is known, and its date.
//
// It sends nothing and judges nothing. How a host is played is package client's business; whether
// a target is right is the checks'. A fact that turns out wrong is mended here, in one literal.
package host
