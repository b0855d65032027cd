package spec

// Project is this project's own exchange contract: what a server promises that trades its access
// tokens for the token of the login provider behind it. No standard covers it; the contract is
// written here, and binds only a server that offers such an exchange.
//
// A tool that works with the user's data at a backend needs the user's Privy token. The
// authorization server keeps that token from the login and hands it out to
//
//	POST /token/privy/access-token
//	Authorization: Bearer <access token of this authorization server>
//
// as JSON: privyAccessToken, expiresAt (milliseconds since 1970), issuedAt, userId, scope. The
// path is the reference server's; the contract holds wherever the exchange answers.
//
//   - Scope. The access token must have the scope privy:token:exchange, which is granted only if
//     it was asked for and the user agreed. Without the scope the answer is 403
//     insufficient_scope, without a valid access token 401, with one that the server has no
//     record of 404 token_not_found; none of them holds a Privy token.
//   - Expiry. A Privy token that has expired is never handed out: the answer is 401
//     invalid_token, and the user signs in again. An access token that is still valid does not
//     change that.
//   - Renewal. A server may instead renew the session when an exchange finds it over: by the
//     refresh token that Privy gave at the login, and into a token that Privy has just made, of the
//     same user, which is then handed out with its own expiry.
//   - expiresAt. It is when the Privy token expires, by that token's own exp; not when the
//     access token does.
//   - Refresh. Refreshing the access token neither renews nor revives the Privy token: what had
//     expired before the refresh is not handed out after it.
//   - User. Whoever holds an access token gets the Privy token of the user who granted it, and
//     of nobody else; once Privy has deleted that user, neither the exchange nor a refresh of the
//     access token works.
//
// The login can come without a page of the server's own. A front end that logged the user in at Privy
// posts the authorization request as JSON, with privy_token, to <authorization endpoint>/complete, and
// gets the authorization response as JSON.
//
//   - Login. The token counts only if Privy signed it for the app of this server and it has not
//     expired; otherwise the answer is 401 invalid_token and holds no code. privy_user_id, if it is
//     sent, is the token's own user, else 400 invalid_request. A fallback_token, which is tried when
//     privy_token fails, has to pass the same, and then the user is its own.
var Project = page("", "privy-exchange", "Privy exchange contract",
	"https://github.com/mcpconform/mcpconform/blob/main/suite/spec/privy.go",
	"~Scope", "~Expiry", "~Renewal", "~expiresAt", "~Refresh", "~User", "~Login")

// PV: the exchange of an access token for the Privy token behind it.
var _ = declare(
	must("PV-01", anyVersion,
		"The exchange needs its scope: 403 without the scope, 401 without a valid access token, and no Privy token in either.",
		Project.S("Scope")),
	must("PV-02", anyVersion,
		"A Privy token that has expired is never returned.",
		Project.S("Expiry")),
	must("PV-03", anyVersion,
		"expiresAt is the expiry of the Privy token that is returned with it.",
		Project.S("expiresAt")),
	must("PV-04", anyVersion,
		"A refresh of the access token does not bring an expired Privy token back.",
		Project.S("Refresh")),
	must("PV-05", anyVersion,
		"The Privy token returned is that of the user who granted the access token.",
		Project.S("User")),
	must("PV-06", anyVersion,
		"A login is completed only by a Privy token whose signature is Privy's: what is no token, unsigned, or signed by another is refused.",
		Project.S("Login")),
	must("PV-07", anyVersion,
		"A Privy token that was issued for another Privy app completes no login.",
		Project.S("Login")),
	must("PV-08", anyVersion,
		"A Privy token that has expired completes no login.",
		Project.S("Login")),
	must("PV-09", anyVersion,
		"A login is refused whose privy_user_id is not the user of the Privy token; it never becomes a login of the user who is named.",
		Project.S("Login")),
	must("PV-10", anyVersion,
		"A fallback_token has to pass all that a privy_token has to, and brings its own user only.",
		Project.S("Login")),
	must("PV-11", anyVersion,
		"Once Privy has deleted a user, the exchange and the refresh of the user's access tokens are refused.",
		Project.S("User")),
	must("PV-12", anyVersion,
		"A renewed Privy token is a new one of the same user, and comes with its own expiry.",
		Project.S("Renewal"), Project.S("expiresAt")),
)
