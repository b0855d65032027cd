package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "cache-scope-varies",
	Title: "the first page of a list is for every cache, the rest for the user's own",
	Story: "The hint is settled by what stands on a page. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, asked message) {
			if asked.Method == "tools/list" && asked.Params.Cursor == "" {
				result["cacheScope"] = "public"
			}
		})
	},
})
