package launch

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/play"
)

// Seen is what a short look at a target shows: nobody logs in, and no client registers.
type Seen struct {
	// Steps are the first steps of the journey, as a report shows them.
	Steps []result.Step
	// Probed is nil where the target cannot be played; the first step says why.
	Probed *fixture.Probed
	// Server is the authorization server; nil where there is none, or its metadata was not found.
	Server *client.ServerMetadata
}

// patience is how long a look may take.
const patience = 30 * time.Second

// Look asks a target what it is.
func Look(ctx context.Context, cfg *config.Config, target string) (*Seen, error) {
	nobody := *cfg
	nobody.Login = "none"
	opts, stop, err := Network{}.prepareURL(ctx, &nobody, common(cfg, result.Tool{}), target)
	if err != nil {
		return nil, err
	}
	defer stop()
	seen := &Seen{}
	opts.Budget, opts.Checks = patience, seen.looks()
	run := play.Run(ctx, opts)
	for _, step := range run.Journey {
		if step.Step == fixture.Challenge.Step() || seen.Probed != nil && !seen.Probed.NoLogin() {
			seen.Steps = append(seen.Steps, step)
		}
	}
	return seen, nil
}

// looks judge nothing; they are how a play is asked for what it finds out.
func (s *Seen) looks() []*check.Check {
	return []*check.Check{
		{
			ID: "look.target.probed", Needs: check.Needs(fixture.Challenge),
			Run: func(_ context.Context, c *check.C) { s.Probed = fixture.Challenge.From(c) },
		},
		{
			ID: "look.server.found", Needs: check.Needs(fixture.ServerMetadata),
			Run: func(_ context.Context, c *check.C) { s.Server = fixture.ServerMetadata.From(c).Used },
		},
	}
}
