package faults

import (
	"bytes"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "progress-unasked",
	Title: "progress is told to who did not ask",
	Story: "A tool that reports its progress whether or not there is a token to do it by. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Params.Name == "review-items" && asked.Params.Meta["progressToken"] == nil {
				first := `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":0,"progress":1}}`
				a.body = *bytes.NewBufferString("event: message\ndata: " + first + "\n\n" + a.body.String())
			}
		})
	},
})
