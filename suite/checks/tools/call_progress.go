package tools

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	progressToken = "mcpconform-progress"
	// mostAsked is how many tools are called in search of one that tells of its progress.
	mostAsked = 5
)

var _ = check.Define(check.Check{
	ID:     "tools.call.progress",
	Title:  "progress is told to who asks for it, by their token, and rises",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Progress.S(""), spec.MCP20260728.Progress.S("")),
	Covers: []string{"TL-16"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"progress-falls", "progress-of-another", "progress-unasked"},
	Fix: "Send notifications/progress only for the progressToken in _meta of a request that is being worked on, each with a greater progress " +
		"than the one before.",
	Why: "The host cannot tell which call it is told of, and shows the user a bar that jumps.",
	Run: func(ctx context.Context, c *check.C) {
		candidates, bearer := callable(fixture.Tools.From(c)), fixture.Bearer.From(c)
		for _, name := range candidates[:min(mostAsked, len(candidates))] {
			c.Step("call " + name + " and ask to be told of its progress")
			answer := c.Host().CallToolTold(ctx, bearer, name, progressToken)
			told := answer.Progress()
			if len(told) == 0 {
				continue
			}
			problem := misleading(told)
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
				To(expect.True("progress that rises, for the token " + progressToken))
			c.Step("call " + name + " and do not ask")
			quiet := c.Host().CallTool(ctx, bearer, name, nil)
			saw := fmt.Sprintf("%d notifications of progress that nobody asked for", len(quiet.Progress()))
			c.Expect(expect.Claim{Holds: len(quiet.Progress()) == 0, Saw: saw, From: quiet}).To(expect.True("no progress"))
			return
		}
		c.NotApplicable("no read-only tool without arguments told of its progress")
	},
})

// misleading says what is wrong with progress that was told.
func misleading(told []client.Progress) string {
	for i, p := range told {
		switch {
		case p.Token != progressToken:
			return fmt.Sprintf("the token %.60v", p.Token)
		case p.Value == nil:
			return "a notification without progress"
		case i > 0 && *p.Value <= *told[i-1].Value:
			return fmt.Sprintf("%v after %v", *p.Value, *told[i-1].Value)
		}
	}
	return ""
}
