package faults

import (
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "resource-template-joined",
	Title: "what stands in a template's place is decoded and joined to a directory, dots and all",
	Story: "A server of documents by their names, whose names were thought to be names. No file of the machine is read here: what a " +
		"Linux system says of itself is made up. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, asked message) {
			if asked.Method == "resources/templates/list" {
				result["resourceTemplates"] = []any{map[string]any{"uriTemplate": "docs://pages/{name}", "name": "pages"}}
			}
		})
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			name, isPage := strings.CutPrefix(m.Params.URI, "docs://pages/")
			name, err := url.PathUnescape(name)
			if m.Method != "resources/read" || !isPage || err != nil || path.Join("/srv/pages", name) != "/etc/os-release" {
				next.ServeHTTP(w, r)
				return
			}
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete","contents":[`+
				`{"uri":"docs://pages","text":"NAME=\"Made up\"\nID=made-up\n"}]}}`)
		})
	},
})
