package play

import (
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// report builds the run when nothing moves any more.
func (p *Play) report() *result.Run {
	p.mu.Lock()
	defer p.mu.Unlock()
	run := &result.Run{
		Schema: result.Schema, Tool: p.opts.Tool, Started: p.started.UTC(),
		DurationMs:  time.Since(p.started).Milliseconds(),
		Host:        result.Host{ID: p.opts.Host.ID, Name: p.opts.Host.Name, Date: p.opts.Host.Date},
		Target:      p.describeTarget(),
		Journey:     p.journey(),
		SideEffects: sideEffects(p.ledger.Effects()),
		Exchanges:   p.wire.Exchanges(),
		Diagnoses:   []result.Diagnosis{},
	}
	run.SideEffects.Requests = len(run.Exchanges)
	for _, j := range p.jobs {
		run.Checks = append(run.Checks, p.redact(j.result))
	}
	run.Totals = result.Count(run.Checks)
	run.Verdict = judge(run, p.stopped(), p.target.Loopback)
	return run
}

func sideEffects(e client.Effects) result.SideEffects {
	calls := e.ToolCalls
	if calls == nil {
		calls = []string{}
	}
	return result.SideEffects{
		ClientsRegistered: e.ClientsRegistered, ClientsDeleted: e.ClientsDeleted,
		Grants: e.Grants, Tokens: e.Tokens, ToolCalls: calls,
	}
}

func (p *Play) redact(k result.Check) result.Check {
	k.Reason, k.Expected, k.Actual = p.wire.Redact(k.Reason), p.wire.Redact(k.Expected), p.wire.Redact(k.Actual)
	if k.Exchanges == nil {
		k.Exchanges = []int{}
	}
	return k
}

func (p *Play) describeTarget() result.Target {
	t := result.Target{URL: p.opts.Target.String()}
	for _, n := range p.nodes {
		if d, ok := n.value.(fixture.Describer); ok {
			d.Describe(&t)
		}
	}
	return t
}

// journey returns the steps in the host's order. Steps that no selected check needed are left out.
func (p *Play) journey() []result.Step {
	steps := []result.Step{}
	for _, f := range fixture.Journey() {
		n := p.byNode[f]
		if n == nil {
			continue
		}
		steps = append(steps, p.stepShown(n))
	}
	return steps
}

func (p *Play) stepShown(n *node) result.Step {
	s := n.step
	s.Step = n.fixture.Step()
	var inapplicable *fixture.Inapplicable
	var u *unreached
	switch {
	case errors.As(n.err, &inapplicable):
		s.Status, s.Title = result.StepOK, inapplicable.Reason
	case errors.As(n.err, &u):
		s.Status, s.Title = result.StepNotReached, "not reached"
	case n.state != done:
		s.Status, s.Title = result.StepNotReached, "not reached"
	}
	if s.Exchanges == nil {
		s.Exchanges = []int{}
	}
	s.Title, s.HostStops = p.wire.Redact(s.Title), p.wire.Redact(s.HostStops)
	return s
}

// stopped returns the first step that could not be obtained, and why.
func (p *Play) stopped() *fixture.Missing {
	for _, f := range fixture.Journey() {
		n := p.byNode[f]
		if n == nil || n.err == nil {
			continue
		}
		var absent *fixture.Missing
		if errors.As(n.err, &absent) {
			return absent
		}
	}
	return nil
}
