package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "id-becomes-number",
	Title: "an id that is a string of digits comes back as a number",
	Story: "A dispatcher in a language that turns such strings into numbers by itself. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			id := string(asked.ID)
			if digits := strings.Trim(id, `"`); digits != id && strings.Trim(digits, "0123456789") == "" {
				a.replace(`"id":`+id, `"id":`+digits)
			}
		})
	},
})
