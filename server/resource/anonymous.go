package resource

import "strings"

// OpenListing is a Config.Anonymous that answers without a token what a client asks before it calls
// anything: who the server is, and which tools it has. A call asks for the token.
func OpenListing(m Message) bool {
	switch m.Method {
	case "initialize", "ping", "server/discover", "tools/list":
		return true
	}
	return strings.HasPrefix(m.Method, "notifications/")
}

// OpenHandshake is a Config.Anonymous that answers without a token who the server is, and nothing else.
func OpenHandshake(m Message) bool { return m.Method != "tools/list" && OpenListing(m) }

// OpenCalls is a Config.Anonymous that answers every message without a token, too: the tools that need a
// login ask for it in their results.
func OpenCalls(Message) bool { return true }
