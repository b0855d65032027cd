package host

// Tag says how a fact is known.
type Tag string

// The tags, strongest first. A rule that rests on Inferred alone never fails a target.
const (
	Documented Tag = "D" // by the host's maker, or by the MCP specification where the source says so
	Measured   Tag = "M" // somebody published the captured requests
	Reported   Tag = "R" // a user or a maintainer says so, without a capture
	Inferred   Tag = "I" // follows from the above, in our reading
)

// Fact is one thing known of a host.
type Fact[T any] struct {
	Value  T
	Tag    Tag
	Source string // where it can be looked up; "unpublished capture" when there is no stable address
	Date   string // when it was observed or last read: 2026-09 or 2026-09-28
}

// Leg is a part of the journey that the host runs with an HTTP client of its own.
type Leg string

// The legs. A firewall can let one through and stop another.
const (
	Discovery    Leg = "discovery"    // the unauthenticated probe and the metadata documents
	Registering  Leg = "registration" // dynamic client registration
	Browsing     Leg = "browser"      // the user's own browser at the authorization endpoint
	TokenRequest Leg = "token"        // code exchange, refresh, revocation
	Connecting   Leg = "connect"      // server/discover, initialize, tools/list
	Calling      Leg = "call"         // tool calls inside a chat
)
