package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "input-asked-for-nothing",
	Title: "a result says that input is required, and not which",
	Story: "The type of the result set, and the question left to a later version. Design rule; no field report.",
	form:  elicitation,
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			if result["resultType"] == "input_required" {
				delete(result, "inputRequests")
				delete(result, "requestState")
			}
		})
	},
})
