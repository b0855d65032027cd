package resources

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
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

// walked is a list that was followed page by page, and how that ended.
type walked struct {
	list
	pages []client.Page
	err   error
}

// paged follows every list whose capability was declared, and keeps those of more than one page. A check of
// pages does not apply where there are none.
func paged(ctx context.Context, c *check.C) []walked {
	declared := fixture.Session.From(c).Handshake.Capabilities()
	var all []walked
	for _, l := range lists {
		if _, ok := declared[l.capability]; !ok {
			continue
		}
		c.Step("follow " + l.method)
		pages, err := c.Host().Pages(ctx, fixture.Bearer.From(c), l.method, l.member)
		if len(pages) > 1 {
			all = append(all, walked{l, pages, err})
		}
	}
	if len(all) == 0 {
		c.NotApplicable("no list that the server declares has more than one page")
	}
	return all
}

// last is the answer that ended the walk.
func (w walked) last() *client.RPC { return w.pages[len(w.pages)-1].Answer }

// modernOnly ends a check of what only MCP 2026-07-28 has.
func modernOnly(c *check.C, what string) {
	if v := c.Host().Session.Version; v < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, which knows no %s", v, what)
	}
}
