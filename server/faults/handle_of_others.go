package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "handle-of-others",
	Title: "a handle is good for whoever has it",
	Story: "The handle was taken for the proof of who asks: the attack that MCP calls state handle hijacking. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		s.Resource.Reports = forAnybody{remember(s.Resource.Reports)}
	},
})

// forAnybody finds a report for its owner, whoever asks.
type forAnybody struct{ *known }

// Find asks in the owner's name.
func (f forAnybody) Find(ctx context.Context, _, handle string) (resource.Report, error) {
	owner, _ := f.of(handle)
	return f.Reports.Find(ctx, owner, handle)
}
