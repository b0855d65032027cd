package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "backend-body-passed-on",
	Title: "a failed tool shows the user the page with which its backend broke down",
	Story: "Written to be helpful: `Protocol API failed: ${await res.text()}`. What comes is the page of a framework, with " +
		"its stack trace (OWASP, Improper Error Handling).",
	apply: func(s *app.Seams) {
		next := s.Resource.Explain
		s.Resource.Explain = func(err error) string {
			if failed := brokeDown(err); failed != nil {
				return "Protocol API failed: " + failed.Body
			}
			return next(err)
		}
	},
})
