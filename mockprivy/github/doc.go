// Package github is a fake GitHub, as far as a login by it goes: the sign-in page, the page that
// authorizes an OAuth app, the endpoint that redeems its code, and the API that says whose a token is.
//
// It answers as docs.github.com has it under "Authorizing OAuth apps". It has one app, no scopes and no
// second factor, keeps everything in memory, and is for tests: its accounts and passwords are known.
package github
