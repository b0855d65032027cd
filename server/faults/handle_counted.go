package faults

import (
	"context"
	"fmt"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "handle-counted",
	Title: "handles are numbers that count up",
	Story: "The key of a database row was handed out as it is. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		s.Resource.Reports = &counted{Reports: s.Resource.Reports, real: map[string]string{}}
	},
})

// counted hands out numbers in place of handles.
type counted struct {
	resource.Reports
	mu   sync.Mutex
	real map[string]string // handles by number
}

// Begin begins a report and gives it the next number.
func (n *counted) Begin(ctx context.Context, user, status string) (string, resource.Report, error) {
	handle, r, err := n.Reports.Begin(ctx, user, status)
	n.mu.Lock()
	defer n.mu.Unlock()
	number := fmt.Sprintf("report-%06d", len(n.real)+1)
	n.real[number] = handle
	return number, r, err
}

// Find finds a report by its number.
func (n *counted) Find(ctx context.Context, user, number string) (resource.Report, error) {
	n.mu.Lock()
	handle := n.real[number]
	n.mu.Unlock()
	return n.Reports.Find(ctx, user, handle)
}
