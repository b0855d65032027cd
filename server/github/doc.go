// Package github is the authorization server's side of a login by GitHub: where the browser is sent,
// and who came back from there.
//
// It speaks GitHub's web application flow (docs.github.com, "Authorizing OAuth apps") and asks for no
// scope, since a user's id is public. The token that GitHub gives is used once, for that id, and not
// kept.
package github
