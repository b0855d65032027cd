package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/plan"
	"github.com/mcpconform/mcpconform/suite/play"
)

// errDry ends a play of which only the plan was asked for.
var errDry = errors.New("this was a dry run")

// announcer stands between the look at a target and what is done to it.
type announcer struct {
	cfg  *config.Config
	opts play.Options
	self bool
	to   streams
	// ended is why the play ended here; nil where it goes on.
	ended error
}

// announce prints the plan. It ends a play that is for show, and one whose logins could not work.
func (a *announcer) announce(ctx context.Context, seen play.Outlook) error {
	a.ended = a.tell(ctx, seen)
	return a.ended
}

func (a *announcer) tell(ctx context.Context, seen play.Outlook) error {
	switch {
	case ctx.Err() != nil:
		return nil
	case seen.Problem != nil && a.cfg.DryRun:
		return config.Usagef("%s: %v", a.opts.Target, seen.Problem)
	case seen.Problem != nil: // the report says so
		return nil
	}
	p := plan.Of(a.opts, seen)
	if a.cfg.DryRun {
		fmt.Fprint(a.to.out, p)
		return errDry
	}
	if !a.self { // which is nobody's to worry about
		fmt.Fprintln(a.to.err, p)
	}
	if driver, ok := a.opts.Means.Driver.(login.Starter); ok && p.Cost.Logins > 0 {
		if err := driver.Start(ctx); err != nil {
			return config.Usagef("nobody can log in: %v", err)
		}
	}
	return nil
}
