package cimd

import (
	"context"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "cimd.document.in-time",
	Title:  "a document that does not come is given up while the user still waits",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("4.3")),
	Covers: []string{"CI-08"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"cimd-awaited-forever"},
	Fix:    "Give the whole request for a document a time limit of some seconds, and show an error page when it passes.",
	Why:    "Whoever opens links to a silent site holds as many requests of the server as they like.",
	Run: func(ctx context.Context, c *check.C) {
		d := taken(ctx, c, publish)
		d.answers(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		c.Step("log in with a document that does not come")
		d.refused(wire.WithPatience(ctx, min(inTime, times*c.Host().Wire.Wire().Patience())), c)
	},
})

// inTime is how long a fetch may take, unless the user gave requests much less than that (--timeout).
const (
	inTime = 30 * time.Second
	times  = 3 // at the default of --timeout, this is inTime
)
