package faults

import (
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "management-read-partial",
	Title: "a client that reads its registration is told its client_id and its name, and no more",
	Story: "A handler of its own with the two columns its author thought of. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister+"/", func(a *held, r *http.Request) {
			var whole map[string]any
			if r.Method != http.MethodGet || a.status != http.StatusOK || json.Unmarshal(a.body.Bytes(), &whole) != nil {
				return
			}
			a.body.Reset()
			_ = json.NewEncoder(&a.body).Encode(map[string]any{
				"client_id": whole["client_id"], "client_name": whole["client_name"],
			})
		})
	},
})
