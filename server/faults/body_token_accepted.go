package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "body-token-accepted",
	Title: "an access token in the body of the message lets in",
	Story: "Middleware that reads access_token of any body it can parse, as RFC 6750 §2.2 has it for forms; the " +
		"npm package express-bearer-token does.",
	apply: func(s *app.Seams) {
		next := s.Resource.TokenFrom
		s.Resource.TokenFrom = func(r *http.Request) (string, error) {
			raw, err := next(r)
			if err == nil {
				return raw, nil
			}
			body, failed := io.ReadAll(io.LimitReader(r.Body, 1<<20))
			if failed != nil {
				return "", err
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			var message struct {
				Token string `json:"access_token"`
			}
			if json.Unmarshal(body, &message) == nil && message.Token != "" {
				return message.Token, nil
			}
			return "", err
		}
	},
})
