package faults

import (
	"bytes"
	"net/http"
	"path"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "management-replace-new-id",
	Title: "a client that replaces its registration is told another client_id",
	Story: "The answer is written by the handler of registrations, which makes an id for each. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister+"/", func(a *held, r *http.Request) {
			if r.Method != http.MethodPut || a.status != http.StatusOK {
				return
			}
			old := []byte(`"client_id":"` + path.Base(r.URL.Path) + `"`)
			changed := bytes.Replace(a.body.Bytes(), old, []byte(`"client_id":"client_`+s.Secrets.ID()+`"`), 1)
			a.body = *bytes.NewBuffer(changed)
		})
	},
})
