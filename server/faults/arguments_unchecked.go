package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "arguments-unchecked",
	Title: "a tool runs without the argument that its schema requires",
	Story: "A schema that is written for the list and never used to validate. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			if m.Method == "tools/call" && m.Params.Name == "echo" && m.Params.Arguments["text"] == nil {
				writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete",`+
					`"content":[{"type":"text","text":"{\"text\":\"undefined\"}"}],"structuredContent":{"text":"undefined"}}}`)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
