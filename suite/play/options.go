package play

import (
	"context"
	"net/url"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Options is everything a play needs.
type Options struct {
	Tool   result.Tool
	Target *url.URL
	Host   *host.Host
	Checks []*check.Check
	// LeftOut are the checks that the user's selection leaves out. The verdict of a play does not rest
	// on what was not played.
	LeftOut []*check.Check
	Means   fixture.Means
	// Login says how it was logged in when all was played; nil where the user chose that.
	Login func() *result.Login
	Wire  wire.Options
	// Control moves the target's clock; nil for a target without control.
	Control Controller
	// Logins is how many times anybody may log in, and Grants how many codes may come of it; 0 is any
	// number. Checks are played by impact, so that what is left without one matters least.
	Logins, Grants int
	// Announce, if there is one, is told of the target before anything is done to it, and may end the play.
	Announce Announcer
	// Intrusive plays the checks that are so also against a target that is not on this machine.
	Intrusive bool
	// Parallel is the number of checks at once; 0 means 8.
	Parallel int
	// Budget bounds the whole play in real time; 0 means two minutes.
	Budget time.Duration
}

// Controller is target control: see the design, "Time".
type Controller interface {
	check.Control
	// Advance moves the target's clock forward by at least d. It returns when the clock has moved.
	Advance(ctx context.Context, d time.Duration) error
}

// Defaults of [Options].
const (
	DefaultParallel = 8
	DefaultBudget   = 2 * time.Minute
)

// Select takes the wanted ones of all checks; the others are left out.
func (o *Options) Select(all []*check.Check, wanted func(*check.Check) bool) {
	for _, k := range all {
		if wanted(k) {
			o.Checks = append(o.Checks, k)
		} else {
			o.LeftOut = append(o.LeftOut, k)
		}
	}
}

// canStop reports whether one of the rules can stop the host.
func canStop(checks []*check.Check) bool {
	return slices.ContainsFunc(checks, func(k *check.Check) bool { return k.Impact == check.Blocks })
}

func (o *Options) applyDefaults() {
	if o.Parallel <= 0 {
		o.Parallel = DefaultParallel
	}
	if o.Budget <= 0 {
		o.Budget = DefaultBudget
	}
	if o.Control != nil {
		o.Means.Control = o.Control
	}
}
