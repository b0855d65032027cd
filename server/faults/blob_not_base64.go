package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "blob-not-base64",
	Title: "a picture is given as it is, not in base64",
	Story: "A buffer of bytes written out as a string. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			contents, _ := result["contents"].([]any)
			for _, part := range contents {
				if part, ok := part.(map[string]any); ok && part["blob"] != nil {
					part["blob"] = "\u0089PNG\r\n"
				}
			}
		})
	},
})
