package faults

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "challenge-in-code",
	Title: "the code holds the PKCE challenge for everybody to read",
	Story: "A server that keeps no state and writes it into the code, encoded instead of encrypted (RFC 7636 §4.4). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResponses(s, func(request url.Values, to *url.URL) {
			q := to.Query()
			told, err := json.Marshal(map[string]string{"code_challenge": request.Get("code_challenge")})
			if err != nil || !q.Has("code") {
				return
			}
			q.Set("code", base64.RawURLEncoding.EncodeToString(told)+"."+q.Get("code"))
			s.Secrets.Told("authorization code", q.Get("code"))
			to.RawQuery = q.Encode()
		})
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			for i, sent := range r.PostForm["code"] {
				if _, code, ok := strings.Cut(sent, "."); ok {
					r.PostForm["code"][i] = code
				}
			}
			return strict(w, r)
		})
	},
})
