// Package gate decides whether a run may pass, given a baseline of what is known to fail. It plays
// nothing and prints nothing.
//
// A baseline is for a server that cannot have all mended at once: what is known to fail does not stop its
// owner, what is new does. So that it only ever gets shorter, an entry for something that does not fail
// any more stops them as well, until it is taken out.
package gate
