package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tools-schema-null",
	Title: "a tool is listed with an inputSchema of null",
	Story: "Seen with backstage/backstage#34046 and huggingface/chat-ui#2299: one invalid schema, and " +
		"clients reject the whole list (symptoms row 95).",
	apply: func(s *app.Seams) {
		next := s.Resource.Describe
		s.Resource.Describe = func(t resource.Listed) {
			if next != nil {
				next(t)
			}
			if t["name"] == "echo" {
				t["inputSchema"] = nil
			}
		}
	},
})
