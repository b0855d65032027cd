package faults

import (
	"bytes"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "error-without-id",
	Title: "an error has null for its id, whatever it answers",
	Story: "One place that writes all errors, and that was written for those of messages which cannot be read. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if bytes.Contains(a.body.Bytes(), []byte(`"error":{`)) {
				a.replace(`"id":`+string(asked.ID), `"id":null`)
			}
		})
	},
})
