// Package manual logs in by a person: it leads the user's own browser to the authorization server, from a
// page of ours on this machine, and waits for it to come back. Nothing of such a login is seen but where it
// ends.
//
// It comes back to a redirect URI of ours on loopback, where the client has that; otherwise it ends at the
// host's, and the user pastes the address. What comes is handed on as it is: whether it is a right
// authorization response is for others to judge.
package manual
