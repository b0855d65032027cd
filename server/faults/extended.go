package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

// extended is the form of the server whose lists have pages and whose tools tell of their progress or give
// handles.
func extended(c *app.Config) { c.Extended = true }

// known keeps what was begun, whose it is and what is to be done with handles of one's own making.
type known struct {
	resource.Reports
	mu     sync.Mutex
	owners map[string]string          // by handle
	kept   map[string]resource.Report // by handle
}

func remember(strict resource.Reports) *known {
	return &known{Reports: strict, owners: map[string]string{}, kept: map[string]resource.Report{}}
}

// Begin begins a report and remembers it.
func (k *known) Begin(ctx context.Context, user, status string) (string, resource.Report, error) {
	handle, r, err := k.Reports.Begin(ctx, user, status)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.owners[handle], k.kept[handle] = user, r
	return handle, r, err
}

func (k *known) of(handle string) (owner string, r resource.Report) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.owners[handle], k.kept[handle]
}
