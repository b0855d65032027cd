package spec

// Why rules are left without a check, where several share a reason.
const (
	needsResourceServer = "Needs the credentials by which a resource server introspects, which no run is given."
	needsIssuersKey     = "Needs a token that the authorization server would never issue, signed with its own key."
	nobodyChangesTools  = "Only who runs a server can change its tools, and a server whose tools never change owes no notification."
)

// left returns the rule with the reason why no check covers it.
func (r Requirement) left(why string) Requirement {
	r.Left = why
	return r
}
