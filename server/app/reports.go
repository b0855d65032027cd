package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/store"
)

const (
	reportTakes = 5 * time.Second // by the server's clock
	reportLives = time.Hour
)

// reports keeps what start-report began in the store, so that any replica can be asked for it.
type reports struct {
	store   store.Handles
	secrets oauth.Secrets
	now     func() time.Time
}

func (r reports) Begin(ctx context.Context, user, status string) (string, resource.Report, error) {
	handle := r.secrets.New("report handle")
	h := store.Handle{
		Hash: store.HashOf(handle), Owner: user, Work: status,
		ReadyAt: r.now().Add(reportTakes), ExpiresAt: r.now().Add(reportLives),
	}
	if err := r.store.SaveHandle(ctx, h); err != nil {
		return "", resource.Report{}, fmt.Errorf("save the handle: %w", err)
	}
	return handle, r.report(h), nil
}

func (r reports) Find(ctx context.Context, user, handle string) (resource.Report, error) {
	h, err := r.store.Handle(ctx, store.HashOf(handle), user, r.now())
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrExpired):
		return resource.Report{}, resource.ErrReportUnknown
	case err != nil:
		return resource.Report{}, fmt.Errorf("find the handle: %w", err)
	}
	return r.report(h), nil
}

func (r reports) report(h store.Handle) resource.Report {
	return resource.Report{Status: h.Work, Ready: !r.now().Before(h.ReadyAt), Expires: h.ExpiresAt}
}
