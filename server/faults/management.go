package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

// replacing changes what a client sends to replace its registration, before it is read.
func replacing(s *app.Seams, change func(r *http.Request, body map[string]any)) {
	next := s.Manage
	s.Manage = func(strict oauth.Endpoint) oauth.Endpoint {
		strict = next(strict)
		return func(w http.ResponseWriter, r *http.Request) error {
			var body map[string]any
			if r.Method != http.MethodPut || json.NewDecoder(r.Body).Decode(&body) != nil {
				return strict(w, r)
			}
			change(r, body)
			raw, err := json.Marshal(body)
			if err != nil {
				return err
			}
			r.Body = io.NopCloser(bytes.NewReader(raw))
			return strict(w, r)
		}
	}
}
