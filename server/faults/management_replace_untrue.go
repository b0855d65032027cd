package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-replace-untrue",
	Title: "what a client leaves out of its new registration is told to be gone, and is kept",
	Story: "An update of the members that were sent, answered with the body of the request. Design rule; no field report.",
	apply: func(s *app.Seams) { s.Store = merging{s.Store} },
})

type merging struct{ store.Store }

// ReplaceClient keeps what the new registration does not have.
func (m merging) ReplaceClient(ctx context.Context, c store.Client) error {
	old, err := m.Client(ctx, c.ID)
	if err != nil {
		return err
	}
	for field, kept := range map[*string]string{
		&c.URI: old.URI, &c.LogoURI: old.LogoURI, &c.TOSURI: old.TOSURI, &c.PolicyURI: old.PolicyURI,
	} {
		if *field == "" {
			*field = kept
		}
	}
	return m.Store.ReplaceClient(ctx, c)
}
