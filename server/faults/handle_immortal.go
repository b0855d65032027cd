package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "handle-immortal",
	Title: "a handle is good for ever, whatever was said of its end",
	Story: "The time is kept beside the handle, told to the client, and never looked at again. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		s.Resource.Reports = forEver{remember(s.Resource.Reports)}
	},
})

// forEver finds reports that have expired.
type forEver struct{ *known }

// Find finds what the user began, at any time.
func (f forEver) Find(ctx context.Context, user, handle string) (resource.Report, error) {
	r, err := f.Reports.Find(ctx, user, handle)
	if owner, kept := f.of(handle); err != nil && owner != "" && owner == user {
		kept.Ready = true
		return kept, nil
	}
	return r, err
}
