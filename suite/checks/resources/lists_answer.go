package resources

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.lists.answer",
	Title:  "resources and prompts that a server declares are there to be asked for, and what is there is declared",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Resources.S("Capabilities"), spec.MCP20251125.Prompts.S("Capabilities"),
		spec.MCP20260728.Resources.S("Capabilities"), spec.MCP20260728.Prompts.S("Capabilities")),
	Covers: []string{"LC-07", "RS-01"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"resources-list-missing", "resources-undeclared"},
	Fix: "Answer resources/list and prompts/list with a list, be it empty, and declare the capability of that name; or declare and answer " +
		"neither.",
	Why: "A host asks for what was declared, and for nothing else: without it, widgets do not show. Some give a server up whose list fails.",
	Run: func(ctx context.Context, c *check.C) {
		declared, judged := fixture.Session.From(c).Handshake.Capabilities(), false
		if declared == nil {
			c.NotApplicable("the server did not say what it can do")
		}
		for _, l := range lists {
			if l.capability == "tools" || l.member == "resourceTemplates" { // templates are no list of what there is
				continue
			}
			c.Step("send " + l.method)
			pages, err := c.Host().Pages(ctx, fixture.Bearer.From(c), l.method, l.member)
			last := pages[len(pages)-1]
			if _, promised := declared[l.capability]; promised {
				judged = true
				c.Expect(last.Answer).To(expect.RPCResult())
				c.Expect(expect.Claim{Holds: err == nil, Saw: fmt.Sprint(err), From: last.Answer}).To(expect.True("a list of " + l.member))
				continue
			}
			judged = judged || len(last.Items) > 0
			c.Expect(expect.Claim{
				Holds: len(last.Items) == 0, Saw: "a list of " + l.member + " without the capability " + l.capability, From: last.Answer,
			}).To(expect.True("no " + l.member + " where they are not declared"))
		}
		if !judged {
			c.NotApplicable("the server neither declares nor lists resources or prompts")
		}
	},
})
