package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "widget-missing",
	Title: "a tool names a page for its results that cannot be read",
	Story: "A page whose URI got a version, to get past a cache, in one of the two places. Design rule; no field report.",
	apply: func(s *app.Seams) {
		describe(s, "get-items", func(t resource.Listed) {
			const gone = "ui://widget/items-2.html"
			meta, _ := t["_meta"].(map[string]any)
			meta["ui"], meta["openai/outputTemplate"] = map[string]any{"resourceUri": gone}, gone
		})
	},
})
