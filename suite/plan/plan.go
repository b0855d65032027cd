package plan

import (
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Plan is what a play is about to do.
type Plan struct {
	Target string
	Checks int // that are played
	// Cost is the most that they take, where the server goes about it as the reference does.
	Cost Cost
	// Named are the calls that the user allows, and Harmless the tools that say they only read and need no
	// arguments; Hidden is true where only a login shows which these are.
	Named    []Call
	Harmless []string
	Hidden   bool
	LeftOut  []LeftOut
	// Budget is how long it takes at most.
	Budget time.Duration
	// Limited is true where the user allows only so many logins or grants.
	Limited bool
	// Rate is how many requests a second are sent at most; 0 is any number.
	Rate float64
}

// LeftOut are checks that are not played, and why.
type LeftOut struct {
	Checks int
	Why    string
}

// Step is the owner of what a node of the journey takes.
func Step(f fixture.Fixture) string { return "journey." + f.Name() }

// leave is the owner of the deletions at the end.
const leave = "journey.leave"

// Of is the plan of a play, once its target has been looked at.
func Of(o play.Options, seen play.Outlook) *Plan {
	p := &Plan{Target: o.Target.String(), Budget: o.Budget, Rate: o.Wire.Rate, Limited: o.Logins > 0 || o.Grants > 0}
	p.omit(len(o.LeftOut), "not selected")
	s := scene{options: o, seen: seen}
	var played []*check.Check
	for _, k := range o.Checks {
		if why := s.unplayed(k); why != "" {
			p.omit(1, why)
			continue
		}
		played = append(played, k)
	}
	p.Checks = len(played)
	p.Cost = s.cost(played)
	p.Named, p.Harmless, p.Hidden = s.named(), s.harmless(), s.hidden()
	return p
}

func (p *Plan) omit(checks int, why string) {
	if checks == 0 {
		return
	}
	for i := range p.LeftOut {
		if p.LeftOut[i].Why == why {
			p.LeftOut[i].Checks += checks
			return
		}
	}
	p.LeftOut = append(p.LeftOut, LeftOut{checks, why})
}

// scene is what a plan is made from.
type scene struct {
	options play.Options
	seen    play.Outlook
}

// cost sums up the checks, and each step that one of them needs.
func (s scene) cost(played []*check.Check) Cost {
	costs, steps := Measured(), map[fixture.Fixture]bool{}
	var total Cost
	for _, k := range played {
		total.add(costs.of(k.ID, s.seen))
		for _, n := range k.Needs {
			if f, ok := n.(fixture.Fixture); ok {
				mark(f, steps)
			}
		}
	}
	for f := range steps {
		if !s.absent(f) {
			total.add(costs.of(Step(f), s.seen))
		}
	}
	if total = s.capped(total); total.Clients > 0 {
		total.add(costs.of(leave, s.seen))
	}
	return total
}

// mark adds a node and all that comes before it.
func mark(f fixture.Fixture, steps map[fixture.Fixture]bool) {
	if steps[f] {
		return
	}
	steps[f] = true
	for _, before := range f.After() {
		mark(before, steps)
	}
}

// capped is what the user's limits leave of a cost, and what the server does.
func (s scene) capped(c Cost) Cost {
	if s.options.Means.Driver == nil || s.noLogin() {
		c.Logins, c.Grants = 0, 0
	}
	if n := s.options.Logins; n > 0 {
		c.Logins = min(c.Logins, n)
		c.Grants = min(c.Grants, n)
	}
	if n := s.options.Grants; n > 0 {
		c.Grants = min(c.Grants, n)
	}
	if c.Grants == 0 {
		c.Tokens = 0
	}
	if s.seen.Server != nil && s.seen.Server.RegistrationEndpoint == "" {
		c.Clients = 0
	}
	return c
}

// loopback reports a target on this machine.
func (s scene) loopback() bool { return wire.Loopback(s.options.Target.Hostname()) }
