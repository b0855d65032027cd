package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "capability-untold",
	Title: "a tool that the client lacks something for is refused without a word on what",
	Story: "The code taken from the table of errors, and the data left out. Design rule; no field report.",
	form:  elicitation,
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			a.replace(`,"data":{"requiredCapabilities":{"elicitation":{"form":{}}}}`, "")
		})
	},
})

// elicitation makes the server one with a tool that asks the user.
func elicitation(c *app.Config) { c.Elicitation = true }
