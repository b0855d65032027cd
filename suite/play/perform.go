package play

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// performJob runs one check in a slot.
func (p *Play) performJob(j *job) {
	defer p.release()
	began := time.Now()
	player := p.player(j.check.ID, j.needs)
	report := check.Run(p.ctx, j.check, check.Env{
		Player: player, Value: p.value, Wait: p.wait, Now: p.Now, Control: p.opts.Means.Control,
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	j.finish(report, time.Since(began), player.Wire)
}

// finish ends a check; mu is held. s is nil for a check that never ran.
func (j *job) finish(r check.Report, took time.Duration, s scope) {
	k := j.check
	file, line := k.Location()
	j.result = result.Check{
		ID: k.ID, Title: k.Title, Area: k.Area(), Level: string(cmp.Or(r.Level, k.Level)),
		Impact: string(cmp.Or(r.Impact, k.Impact)), Basis: string(cmp.Or(r.Basis, k.Basis)),
		Verdict: r.Verdict, Reason: r.Reason, Expected: r.Expected, Actual: r.Actual, Step: r.Step, Steps: r.Steps,
		Why: k.Why, Fix: k.Fix, Refs: refs(k), Covers: k.Covers, DurationMs: took.Milliseconds(), BlockedBy: r.BlockedBy,
		Decisive: r.Decisive, OffPath: r.OffPath, Location: filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file) + ":" + strconv.Itoa(line),
	}
	if s != nil {
		j.result.Exchanges = s.Numbers()
	}
	j.state = done
	close(j.done)
}

func refs(k *check.Check) []result.Ref {
	out := make([]result.Ref, 0, len(k.Refs))
	for _, s := range k.Refs {
		out = append(out, result.Ref{Title: s.Title(), URL: s.URL()})
	}
	return out
}

// makeNode makes one node in a slot.
func (p *Play) makeNode(n *node) {
	defer p.release()
	value, step, err := p.make(p.ctx, n)
	p.mu.Lock()
	defer p.mu.Unlock()
	n.value, n.err, n.step, n.state = value, err, step, done
}

// blocked unwinds a node whose player could not go on.
type blocked struct{ node, reason string }

// missing tells whose doing it is: a limit, and a login that the driver did not manage, say nothing of
// the target.
func (b blocked) missing() error {
	return &fixture.Missing{Reason: b.reason, Ours: b.node == "rate-limit" || b.node == "login"}
}

func (p *Play) make(ctx context.Context, n *node) (value any, step result.Step, err error) {
	began := time.Now()
	var before []*node
	for _, f := range n.fixture.After() {
		before = append(before, p.closure(p.byNode[f])...)
	}
	player := p.player("journey."+n.fixture.Name(), before)
	player.Block = func(node, reason string) { panic(blocked{node, reason}) }
	m := &fixture.Maker{Player: player, Means: p.opts.Means, Value: p.held}
	defer func() {
		switch panicked := recover().(type) {
		case nil:
		case blocked:
			value, err = nil, panicked.missing()
		default:
			value, err = nil, fmt.Errorf("harness: %v", panicked)
		}
		step = stepOf(n, m, player, time.Since(began), err)
	}()
	value, err = n.fixture.Make(ctx, m)
	if err != nil && ctx.Err() != nil {
		err = &fixture.Missing{Reason: ended(ctx), Ours: true}
	}
	if err != nil {
		return nil, step, err // a typed nil would pass for a value
	}
	return value, step, nil
}

func stepOf(n *node, m *fixture.Maker, player *client.Player, took time.Duration, err error) result.Step {
	title, hostStops := m.Said()
	s := result.Step{
		Step: n.fixture.Step(), Title: title, HostStops: hostStops, Status: result.StepOK,
		DurationMs: took.Milliseconds(), Exchanges: player.Wire.Numbers(),
	}
	var absent *fixture.Missing
	switch {
	case errors.As(err, &absent) && absent.Ours:
		s.Status, s.Title = result.StepNotReached, err.Error()
	case err != nil:
		s.Status, s.Title = result.StepFailed, err.Error()
	case hostStops != "":
		s.Status = result.StepFailed
	}
	return s
}

// held returns the value of a node that is done.
func (p *Play) held(f fixture.Fixture) any {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := p.byNode[f]; n != nil {
		return n.value
	}
	return nil
}

// value returns the value of a need, made anew when it has gone stale.
func (p *Play) value(ctx context.Context, need check.Need) any {
	f, ok := need.(fixture.Fixture)
	if !ok || p.byNode[f] == nil {
		return nil
	}
	n := p.byNode[f]
	n.rebuild.Lock()
	defer n.rebuild.Unlock()
	value := p.held(f)
	if !f.Stale(value, p.Now()) {
		return value
	}
	fresh, _, err := p.make(ctx, n)
	if err != nil {
		return value // the check sees the stale one and its use will be refused, which is the truth
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	n.value = fresh
	return fresh
}

// ended says which way a play was cut short: by its own time limit or by who started it.
func ended(ctx context.Context) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return "the time budget was used up"
	}
	return "the run was interrupted"
}
