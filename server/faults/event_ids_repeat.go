package faults

import (
	"bytes"
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var streamInID = regexp.MustCompile(`(?m)^id: .*_`)

var _ = plant(Fault{
	ID:    "event-ids-repeat",
	Title: "the ids of events are counted anew for each stream",
	Story: "A counter for each stream, where one for the session is due. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			a.body = *bytes.NewBuffer(streamInID.ReplaceAll(a.body.Bytes(), []byte("id: ")))
		})
	},
})
