// Package login takes a user through an authorization server's pages, as the user's browser would,
// up to the moment the browser is sent to the host's redirect URI. That navigation is intercepted:
// nothing is ever sent to the redirect URI.
//
// Each driver is a way to do it: [Form] by plain HTTP and HTML forms, [Privy] by the JSON endpoint
// of servers that log in with Privy, [None] for a run without a login. The driver that needs a real
// browser lives in the package browser below, so that its dependencies stay there; the one that needs
// a person in the package manual, whose logins cannot be intercepted: see [Receiver].
//
// A driver judges nothing and knows nothing of OAuth beyond the URL it is given and the URL it
// waits for; an outcome without a redirect is data.
package login
