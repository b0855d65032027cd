package faults

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-id-is-url",
	Title: "the client_ids of registered clients are https URLs, like those of documents",
	Story: "Identifiers made below the server's own origin, as its other resources are. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		own := s.Issuer + "/clients/"
		s.Store = urlClients{s.Store, own}
		s.Documents.Names = func(id string) bool { return strings.HasPrefix(id, "https://") && !strings.HasPrefix(id, own) }
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			c.ID, c.ManagementToken = own+c.ID, "" // there is no room for a URL in a registration_client_uri
			return next(c)
		}
	},
})

type urlClients struct {
	store.Store
	below string
}

// SaveClient makes a URL of the client_id.
func (u urlClients) SaveClient(ctx context.Context, c store.Client) error {
	if !c.Predefined {
		c.ID = u.below + c.ID
	}
	return u.Store.SaveClient(ctx, c)
}
