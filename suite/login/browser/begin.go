package browser

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/login"
)

var _ login.Starter = (*Driver)(nil)

// Start implements [login.Starter].
func (d *Driver) Start(ctx context.Context) error {
	_, _, err := d.running(ctx)
	return err
}
