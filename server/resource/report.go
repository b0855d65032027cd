package resource

import (
	"context"
	"errors"
	"time"
)

// Report is work that a call of a tool began and that goes on after it.
type Report struct {
	Status  string // of the items that it is about; empty for all
	Ready   bool
	Expires time.Time // when it is forgotten
}

// Reports begins such work and finds it again.
//
// A handle names the work and gives access to nothing: whoever presents it has to be the user it was
// given to (MCP Security Best Practices, "State Handle Hijacking"). For anybody else, and once it has
// expired, Find reports ErrReportUnknown.
type Reports interface {
	Begin(ctx context.Context, user, status string) (handle string, r Report, err error)
	Find(ctx context.Context, user, handle string) (Report, error)
}

// ErrReportUnknown means that the user began no report of that handle, or too long ago.
var ErrReportUnknown = errors.New("unknown report")
