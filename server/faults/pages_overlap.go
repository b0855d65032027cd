package faults

import (
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "pages-overlap",
	Title: "each page of a list begins with the last entry of the one before",
	Story: "An off-by-one in the place where a page begins. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		var mu sync.Mutex
		var last any
		editResults(s, func(result map[string]any, asked message) {
			list, ok := result["resources"].([]any)
			if !ok || len(list) == 0 {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			if asked.Params.Cursor == "" {
				last = list[len(list)-1]
			} else if last != nil {
				result["resources"] = append([]any{last}, list...)
			}
		})
	},
})
