package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/onsi/ginkgo/v2"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	_ "github.com/mcpconform/mcpconform/suite/checks" // the catalogue
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/runner"
)

// conform plays one target and reports.
func conform(ctx context.Context, cfg *config.Config, args []string, flags *pflag.FlagSet, s streams) error {
	target, file, err := configure(cfg, args, flags, s)
	if err != nil {
		return err
	}
	known, err := baseline(cfg)
	if err != nil {
		return file.Place(flags, err)
	}
	if err := writable(cfg); err != nil { // before anybody's server is bothered
		return err
	}
	opts, stop, err := s.network.Prepare(ctx, cfg, target, tool())
	if err != nil {
		return file.Place(flags, err)
	}
	defer stop()
	run, err := perform(ctx, &announcer{cfg: cfg, opts: opts, self: target == config.Self, to: s})
	switch {
	case errors.Is(err, errDry):
		return nil
	case err != nil:
		return err
	}
	if cfg.DryRun { // which ended before there was a plan
		return config.Usagef("%s: %s while it was looked at; nothing was done to it, and nothing is written", run.Target.URL, cutShort(ctx))
	}
	if ctx.Err() != nil {
		cfg.WriteBaseline = false // of half a run
		fmt.Fprintln(s.err, "mcpconform: interrupted; the report says what was seen until then")
	}
	return publish(ctx, run, cfg, known, s)
}

// cutShort is why a run did not get to its plan.
func cutShort(ctx context.Context) string {
	if ctx.Err() != nil {
		return "interrupted"
	}
	return "the time budget was used up (--budget)"
}

// perform plays the checks that Ginkgo selects and lets Ginkgo judge them.
func perform(ctx context.Context, a *announcer) (*result.Run, error) {
	var playing *play.Play
	runner.Tree(check.All(), func(id string) (result.Check, bool) { return playing.Wait(id) })
	suite, _ := ginkgo.GinkgoConfiguration()
	suite.LabelFilter = a.cfg.Labels
	selected, err := runner.Selected(suite)
	if err != nil {
		return nil, config.Usagef("%v", err)
	}
	a.opts.Select(check.All(), func(k *check.Check) bool { return selected[k.ID] })
	if len(a.opts.Checks) == 0 {
		return nil, config.Usagef("no check is left: --labels %q selects none (mcpconform list shows what there is)", a.cfg.Labels)
	}
	opts := a.opts
	opts.Announce = a.announce
	playing = play.Start(ctx, opts)
	runner.Silent(suite)
	return playing.Result(), a.ended
}

// publish judges a run, writes its folder and says in the terminal what came of it; the exit status is the
// error.
func publish(ctx context.Context, run *result.Run, cfg *config.Config, known *gate.Baseline, s streams) error {
	diagnose.Run(run)
	why, unplayed := preflight(run)
	unplayed = unplayed && ctx.Err() == nil // else who ended it knows why
	var lost error                          // what could not be written; the rest of a run is not lost with it
	if !unplayed {                          // else nothing is known
		lost = judge(run, cfg, known)
	}
	if err := render.Folder(cfg.Out, run); err != nil {
		return errors.Join(unwritable(cfg, err), show(run, terminal(s.out, &config.Config{NoColor: cfg.NoColor}), s))
	}
	if unplayed {
		fmt.Fprintf(s.err, "mcpconform: %s: %s; the report is %s\n", run.Target.URL, why, reportIn(cfg.Out))
		return exit(unplayable)
	}
	if err := show(run, terminal(s.out, cfg), s); err != nil {
		return err
	}
	if lost != nil {
		return lost
	}
	return status(run)
}

// show writes a run to the terminal.
func show(run *result.Run, o render.Options, s streams) error {
	if err := render.Terminal(s.out, run, o); err != nil {
		return err
	}
	return render.Gate(s.out, run, o)
}

// unplayable is the exit status for a target that could not be played, whatever the few checks found that
// need no answer of it.
const unplayable = 2

// preflight reports a target that could not be played at all, and why: what the first request met. Where MCP
// was spoken after all, as with a server that asks for the login by 403, there is more to say than that.
func preflight(run *result.Run) (why string, not bool) {
	for _, step := range run.Journey {
		switch {
		case step.Step == fixture.Challenge.Step():
			why, not = step.Title, step.Status == result.StepNotReached || run.Verdict.StoppedAt == step.Step
		case step.Step == fixture.Session.Step() && step.Status == result.StepOK:
			return "", false
		}
	}
	return why, not
}
