package play

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
)

// makeNode makes one node in a slot.
func (p *Play) makeNode(n *node) {
	defer p.release()
	value, step, err := p.make(p.ctx, n)
	p.mu.Lock()
	defer p.mu.Unlock()
	n.value, n.err, n.step, n.state = value, err, step, done
}

// make makes a node's value and says what was seen. What came of it when the play ended meanwhile says
// nothing of the target.
func (p *Play) make(ctx context.Context, n *node) (any, result.Step, error) {
	began := time.Now()
	var before []*node
	for _, f := range n.fixture.After() {
		before = append(before, p.closure(p.byNode[f])...)
	}
	player := p.player("journey."+n.fixture.Name(), before)
	m := &fixture.Maker{Player: player, Means: p.opts.Means, Value: p.held}
	value, err := attempt(ctx, n.fixture, m)
	if ctx.Err() != nil {
		err = &fixture.Missing{Reason: ended(ctx), Ours: true}
	}
	step := stepOf(n, m, player, time.Since(began), err)
	if err != nil {
		return nil, step, err // a typed nil would pass for a value
	}
	return value, step, nil
}

// blocked unwinds a node whose player could not go on.
type blocked struct{ node, reason string }

// missing tells whose doing it is: a limit, and a login that the driver did not manage, say nothing of
// the target.
func (b blocked) missing() error {
	return &fixture.Missing{Reason: b.reason, Ours: b.node == "login" || ours(b.node)}
}

// attempt makes a value. A panic is a harness error, unless the player gave up.
func attempt(ctx context.Context, f fixture.Fixture, m *fixture.Maker) (value any, err error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	m.Player.Block = func(node, reason string) { panic(blocked{node, reason}) }
	defer func() {
		switch panicked := recover().(type) {
		case nil:
		case blocked:
			err = panicked.missing()
		default:
			err = fmt.Errorf("harness: %v", panicked)
		}
	}()
	return f.Make(ctx, m)
}

// stepOf says what became of a step: failed where the target, or the host, stops; not reached where our
// side did.
func stepOf(n *node, m *fixture.Maker, player *client.Player, took time.Duration, err error) result.Step {
	s := result.Step{
		Step: n.fixture.Step(), Status: result.StepOK, DurationMs: took.Milliseconds(), Exchanges: player.Wire.Numbers(),
	}
	s.Title, s.HostStops = m.Said()
	if err != nil {
		s.Title = err.Error()
	}
	var absent *fixture.Missing
	switch {
	case inapplicable(err):
	case errors.As(err, &absent) && !absent.Ours, err == nil && s.HostStops != "":
		s.Status = result.StepFailed
	case err != nil:
		s.Status, s.HostStops = result.StepNotReached, ""
	}
	if err != nil || s.HostStops != "" {
		show(&s, m.Shown())
	}
	return s
}

// show adds to a step how its login ended.
func show(s *result.Step, shown *login.Shown) {
	if shown == nil {
		return
	}
	s.Console = shown.Console
	if shown.Picture == nil {
		s.Console = append(s.Console, "no screenshot was taken: "+shown.Without)
		return
	}
	s.Screenshot, s.Picture = s.Step+".png", shown.Picture
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
func (p *Play) value(ctx context.Context, need check.Need) (any, error) {
	f, ok := need.(fixture.Fixture)
	if !ok || p.byNode[f] == nil {
		return nil, fmt.Errorf("the check does not name %s among its needs", need.Name())
	}
	n := p.byNode[f]
	n.rebuild.Lock()
	defer n.rebuild.Unlock()
	if value := p.held(f); !f.Stale(value, p.Now()) {
		return value, nil
	}
	for _, before := range f.After() { // what it is made of may be stale as well
		if _, err := p.value(ctx, before); err != nil {
			return nil, err
		}
	}
	fresh, _, err := p.make(ctx, n)
	var absent *fixture.Missing
	if errors.As(err, &absent) {
		return nil, &check.Unobtained{By: n.label(), Reason: absent.Reason}
	}
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	n.value = fresh
	return fresh, nil
}

// ended says which way a play was cut short: by its own time limit or by who started it.
func ended(ctx context.Context) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return "the time budget was used up"
	}
	return "the run was interrupted"
}
