package spec

// Why rules are left without a check, where several share a reason.
const (
	needsResourceServer = "Needs the credentials by which a resource server introspects, which no run is given."
	needsIssuersKey     = "Needs a token that the authorization server would never issue, signed with its own key."
	originIsTheServers  = "Which origins are valid is the server's to say: one that serves all of them, to who has a token, cannot be told from one that does not look."
	nobodyChangesTools  = "Only who runs a server can change its tools, and a server whose tools never change owes no notification."
	mcpIsLater          = "The rules of MCP beyond what ChatGPT's way to a tool call shows are a later area."
)

// left returns the rule with the reason why no check covers it.
func (r Requirement) left(why string) Requirement {
	r.Left = why
	return r
}
