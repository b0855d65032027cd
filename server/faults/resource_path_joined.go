package faults

import (
	"net/http"
	"path"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "resource-path-joined",
	Title: "the path of a resource URI is joined to a directory, dots and all",
	Story: "The classic of file servers, and the reason why MCP demands that URIs are validated. No file of the machine is read here: what a " +
		"Linux system says of itself is made up. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			_, place, _ := strings.Cut(m.Params.URI, "://")
			_, file, _ := strings.Cut(place, "/")
			if m.Method != "resources/read" || path.Join("/srv/widget", file) != "/etc/os-release" {
				next.ServeHTTP(w, r)
				return
			}
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete","contents":[`+
				`{"uri":"ui://widget","text":"NAME=\"Made up\"\nID=made-up\n"}]}}`)
		})
	},
})
