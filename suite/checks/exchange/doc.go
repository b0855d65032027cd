// Package exchange holds the checks of the exchange of an access token for the Privy token of the
// same user, by this project's own contract (spec.Project). A file per check. They bind only a server
// where such an exchange answers; ChatGPT itself never calls it, the tools behind it do.
package exchange
