package faults

import "slices"

// remaining is what was still wrong with fastify-github when it was ready to test, and before that.
var remaining = []string{"tokens-hs256", "dcr-secret-without-expiry", "dcr-refresh-untold", "cookies-not-secure"}

// byGitHub is how its users logged in. There was no Privy, and so no exchange.
var byGitHub = []string{"github-login"}

// fastifyGitHub is one server at the five stages of its log, each with what ChatGPT said then.
var fastifyGitHub = []Profile{
	{
		ID:       "fastify-github-1",
		Title:    "a Fastify server with HS256 tokens, OAuth switched off: “OAuth not implemented”",
		Story:    "The environment said MCP_OAUTH_…, the loader read OAUTH_… only, and so every well-known location answered 404.",
		Faults:   slices.Concat(remaining, []string{"registration-missing", "well-knowns-missing"}),
		Variants: byGitHub,
	},
	{
		ID:       "fastify-github-2",
		Title:    "the same with OAuth on: “doesn't support RFC 7591 Dynamic Client Registration”",
		Story:    "There is no registration_endpoint in the metadata, and no client id was given by hand.",
		Faults:   slices.Concat(remaining, []string{"registration-missing"}),
		Variants: byGitHub,
	},
	{
		ID:       "fastify-github-3",
		Title:    "the same with registration: 404s",
		Story:    "The metadata of the issuer stands below the path of the MCP endpoint, and the endpoints below a prefix that it leaves out.",
		Faults:   slices.Concat(remaining, []string{"endpoints-elsewhere", "as-metadata-of-the-path"}),
		Variants: byGitHub,
	},
	{
		ID:       "fastify-github-4",
		Title:    "the same with everything in its place: “Session creation failed”",
		Story:    "The session of the login and the access token share one secret and one verifier, which wants a session id.",
		Faults:   slices.Concat(remaining, []string{"access-token-as-session"}),
		Variants: byGitHub,
	},
	{
		ID:    "fastify-github-5",
		Title: "the same as it stood at the end: “Something went wrong with setting up the connection”",
		Story: "The write-up stops at “ready to test”. What had remained is untidy, and none of it is known to stop ChatGPT: the " +
			"secret that registration gives says nothing of its end, grant_types leaves the refresh token out, the cookie may go over " +
			"plain http, and only the server itself can verify its tokens.",
		Faults:   remaining,
		Variants: byGitHub,
	},
}
