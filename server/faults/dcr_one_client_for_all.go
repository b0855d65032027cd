package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-one-client-for-all",
	Title: "everybody who registers becomes the same client",
	Story: "A registration endpoint in front of a provider that has none: it hands out the one client_id it was " +
		"configured with and adds the redirect URIs up (MCP, “Confused Deputy Problem”). Design rule; no field report.",
	apply: func(s *app.Seams) {
		one := &oneClient{Store: s.Store}
		s.Store = one
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			c.ID, c.ManagementToken = one.id(), "" // nobody manages what everybody has
			return next(c)
		}
	},
})

type oneClient struct {
	store.Store

	mu     sync.Mutex
	client store.Client
}

// SaveClient adds what is new to the client that is there.
func (o *oneClient) SaveClient(ctx context.Context, c store.Client) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.client.ID == "" {
		o.client = c
	} else {
		o.client.RedirectURIs = append(append([]string{}, o.client.RedirectURIs...), c.RedirectURIs...)
	}
	return o.Store.SaveClient(ctx, o.client)
}

func (o *oneClient) id() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.client.ID
}
