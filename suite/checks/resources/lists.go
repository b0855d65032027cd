package resources

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// most is how many of many entries are read.
const most = 5

// list is a list request, the capability that promises it, and where its result has the entries.
type list struct{ capability, method, member string }

var lists = []list{
	{"tools", "tools/list", "tools"},
	{"resources", "resources/list", "resources"},
	{"resources", "resources/templates/list", "resourceTemplates"},
	{"prompts", "prompts/list", "prompts"},
}

// modernOnly ends a check of what only MCP 2026-07-28 has.
func modernOnly(c *check.C, what string) {
	if v := c.Host().Session.Version; v < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, which knows no %s", v, what)
	}
}
