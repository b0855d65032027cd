package faults

import (
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "unknown-tool-succeeds",
	Title: "a call of a tool that does not exist succeeds",
	Story: "A dispatcher whose default branch returns an empty result: the model believes that something was " +
		"done (MCP, Tools, Error Handling).",
	apply: func(s *app.Seams) {
		known := slices.Clone(s.Resource.Tools)
		unknown := func(m resource.Message) bool {
			return m.Method == "tools/call" && m.Name != "" &&
				!slices.ContainsFunc(known, func(t resource.Tool) bool { return t.Name() == m.Name })
		}
		answer(s, unknown, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete","content":[{"type":"text","text":"ok"}]}}`)
		})
	},
})
