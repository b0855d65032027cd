package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "assertion-replayed",
	Title: "a client assertion can be used again until it expires",
	Story: "Nothing remembers the jti of an assertion. Design rule; no field report.",
	apply: func(s *app.Seams) {
		asserting(s, func(a *oauth.Assertions) { a.Store = forgetful{} })
	},
})

type forgetful struct{ store.Assertions }

// SpendAssertion forgets at once.
func (forgetful) SpendAssertion(context.Context, string, string, time.Time, time.Time) error {
	return nil
}
