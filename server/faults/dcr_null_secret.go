package faults

import (
	"encoding/json"
	"fmt"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-null-secret",
	Title: "the registration response has a client_secret of null",
	Story: "Published in third-party notes: ChatGPT answered that client_secret should be a valid string " +
		"(symptoms row 39).",
	apply: func(s *app.Seams) {
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any { return withNullSecret{next(c)} }
	},
})

// withNullSecret writes a registration response as a serializer does that knows no omitted members.
type withNullSecret struct{ response any }

// MarshalJSON adds the member.
func (n withNullSecret) MarshalJSON() ([]byte, error) {
	raw, err := json.Marshal(n.response)
	if err != nil {
		return nil, fmt.Errorf("encode client: %w", err)
	}
	members := map[string]any{}
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, fmt.Errorf("decode client: %w", err)
	}
	members["client_secret"] = nil
	return json.Marshal(members)
}
