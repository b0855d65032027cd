package resources

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.lists.answer",
	Title:  "a server that declares resources or prompts answers when it is asked for them",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Resources.S("Capabilities"), spec.MCP20251125.Prompts.S("Capabilities"),
		spec.MCP20260728.Resources.S("Capabilities"), spec.MCP20260728.Prompts.S("Capabilities")),
	Covers: []string{"LC-07", "RS-01"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"resources-list-missing"},
	Fix:    "Answer resources/list and prompts/list with a list, be it empty, or do not declare the capability.",
	Why:    "A host asks for what was declared. Some give the server up when that fails, and none shows its widgets.",
	Run: func(ctx context.Context, c *check.C) {
		declared, asked := fixture.Session.From(c).Handshake.Capabilities(), false
		for _, l := range lists {
			_, promised := declared[l.capability]
			if !promised || l.capability == "tools" || l.member == "resourceTemplates" { // templates are no list of what there is
				continue
			}
			asked = true
			c.Step("send " + l.method)
			pages, err := c.Host().Pages(ctx, fixture.Bearer.From(c), l.method, l.member)
			last := pages[len(pages)-1].Answer
			c.Expect(last).To(expect.RPCResult())
			saw := ""
			if err != nil {
				saw = err.Error()
			}
			c.Expect(expect.Claim{Holds: err == nil, Saw: saw, From: last}).To(expect.True("a list of " + l.member))
		}
		if !asked {
			c.NotApplicable("the server declares neither resources nor prompts")
		}
	},
})
