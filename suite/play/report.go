package play

import (
	"errors"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// report builds the run when nothing moves any more. cut is why it ended early, or "".
func (p *Play) report(cut string) *result.Run {
	p.mu.Lock()
	defer p.mu.Unlock()
	run := &result.Run{
		Schema: result.Schema, Tool: p.opts.Tool, Started: p.started.UTC(),
		DurationMs:  time.Since(p.started).Milliseconds(),
		Host:        result.Host{ID: p.opts.Host.ID, Name: p.opts.Host.Name, Date: p.opts.Host.Date},
		Target:      p.describeTarget(),
		Journey:     p.journey(),
		SideEffects: p.sideEffects(p.ledger.Effects()),
		Exchanges:   p.wire.Exchanges(),
		Diagnoses:   []result.Diagnosis{},
	}
	run.SideEffects.Requests = len(run.Exchanges)
	if p.opts.Login != nil && !run.Target.WithoutOAuth() {
		run.Login = p.opts.Login()
	}
	var out []*check.Check
	for _, j := range p.jobs {
		if j.leftOut {
			out = append(out, j.check)
			continue
		}
		run.Checks = append(run.Checks, p.redact(j.result))
	}
	run.LeftOut = byArea(out)
	run.Totals = result.Count(run.Checks)
	run.Verdict = judge(run, cut, canStop(slices.Concat(p.opts.LeftOut, out)), p.target.Loopback)
	return run
}

// byArea counts checks, in the order in which their areas come.
func byArea(checks []*check.Check) []result.AreaCount {
	var all []result.AreaCount
	for _, k := range checks {
		i := slices.IndexFunc(all, func(a result.AreaCount) bool { return a.Area == k.Area() })
		if i < 0 {
			i, all = len(all), append(all, result.AreaCount{Area: k.Area()})
		}
		all[i].Checks++
	}
	return all
}

func (p *Play) sideEffects(e client.Effects) result.SideEffects {
	s := result.SideEffects{
		ClientsRegistered: e.ClientsRegistered, ClientsDeleted: e.ClientsDeleted,
		Grants: e.Grants, Tokens: e.Tokens, ToolCalls: append([]string{}, e.ToolCalls...), ClientsLeft: []result.ClientLeft{},
	}
	for _, c := range e.Left {
		s.ClientsLeft = append(s.ClientsLeft, result.ClientLeft{
			ClientID: p.wire.Redact(c.ClientID), Name: p.wire.Redact(c.Name), Endpoint: p.wire.Redact(c.Endpoint), Why: p.wire.Redact(c.Why),
		})
	}
	return s
}

func (p *Play) redact(k result.Check) result.Check {
	k.Reason, k.Expected, k.Actual = p.wire.Redact(k.Reason), p.wire.Redact(k.Expected), p.wire.Redact(k.Actual)
	k.Step = p.wire.Redact(k.Step)
	k.Steps = slices.Clone(k.Steps)
	for i := range k.Steps {
		k.Steps[i] = p.wire.Redact(k.Steps[i])
	}
	if k.Exchanges == nil {
		k.Exchanges = []int{}
	}
	return k
}

// proxy is the proxy to the target, without the name and password its URL may hold.
func (p *Play) proxy() string {
	if p.opts.Wire.Proxy == nil {
		return ""
	}
	via, err := p.opts.Wire.Proxy(p.opts.Target)
	if err != nil || via == nil {
		return ""
	}
	return via.Host
}

func (p *Play) describeTarget() result.Target {
	t := result.Target{URL: p.opts.Target.String(), Insecure: p.opts.Wire.Insecure, Proxy: p.proxy()}
	for _, n := range p.nodes {
		if d, ok := n.value.(fixture.Describer); ok {
			d.Describe(&t)
		}
	}
	return t
}

// journey returns the steps in the host's order. Steps that no selected check needed are left out, and
// so are those that the user declined.
func (p *Play) journey() []result.Step {
	steps := []result.Step{}
	for _, f := range fixture.Journey() {
		n := p.byNode[f]
		if n == nil || declined(n.err) {
			continue
		}
		steps = append(steps, p.stepShown(n))
	}
	return steps
}

func (p *Play) stepShown(n *node) result.Step {
	s := n.step
	s.Step = n.fixture.Step()
	var u *unreached
	switch inherited := errors.As(n.err, &u); {
	case inherited && inapplicable(n.err):
		s.Status, s.Title = result.StepOK, "not needed"
	case inherited:
		s.Status, s.Title = result.StepNotReached, "not reached"
	}
	if s.Exchanges == nil {
		s.Exchanges = []int{}
	}
	s.Title, s.HostStops = p.wire.Redact(s.Title), p.wire.Redact(s.HostStops)
	s.Console = slices.Clone(s.Console)
	for i := range s.Console {
		s.Console[i] = p.wire.Redact(s.Console[i])
	}
	return s
}
