// Package plan says what a play is about to do to a target, before it does it: what is played and what is
// left out, and what it takes. The numbers are measured, not declared: costs.json holds what each check and each
// step of the journey has taken of the reference server, the most that it was in any of its forms; the test that
// plays those forms keeps the file true. A server that gives what it should refuse gives more, unless the user
// sets a limit. The package plays nothing.
package plan
