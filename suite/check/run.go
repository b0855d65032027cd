package check

import (
	"context"
	"errors"
	"fmt"

	"github.com/mcpconform/mcpconform/reports/result"
)

// What keeps a check from its verdict where the run ends before it: the time budget, or who started the run.
const (
	Budget       = "budget"
	Interruption = "interruption"
)

// Run runs one check to its verdict. A panic of the check is a harness error, never the target's
// failure; with a context that has ended it is blocked, since nothing is known, and not begun at all
// where it had ended before.
func Run(ctx context.Context, k *Check, env Env) (report Report) {
	c := &C{ctx: ctx, check: k, env: env}
	env.Player.Block = func(node, reason string) { c.Block(node, "%s", reason) }
	defer func() {
		report = c.conclude(ctx, recover())
	}()
	c.report.Verdict = result.Pass
	if ctx.Err() == nil {
		k.Run(ctx, c)
	}
	return c.report
}

func (c *C) conclude(ctx context.Context, panicked any) Report {
	if _, ended := panicked.(stop); panicked != nil && !ended {
		c.report.Verdict = result.Errored
		c.report.Reason = fmt.Sprintf("harness: %v", panicked)
	}
	if ctx.Err() != nil && c.report.Verdict != result.NotApplicable {
		c.cutShort(ctx)
	}
	return c.report
}

// cutShort makes sure that a check which ran out of time says nothing about the target.
func (c *C) cutShort(ctx context.Context) {
	c.report.Verdict, c.report.Expected, c.report.Actual = result.Blocked, "", ""
	c.report.BlockedBy = []string{Interruption}
	c.report.Reason = "the run was interrupted before this check had its verdict"
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		c.report.BlockedBy = []string{Budget}
		c.report.Reason = "the time budget was used up before this check had its verdict; give a larger --budget"
	}
}
