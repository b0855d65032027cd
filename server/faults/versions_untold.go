package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "versions-untold",
	Title: "a version that the server does not speak is refused without a word on those that it does",
	Story: "A server that answers whatever it does not like as an invalid request. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if strings.Contains(a.body.String(), "-32022") {
				a.body.Reset()
				a.header.Del("Content-Length")
				a.body.WriteString(`{"jsonrpc":"2.0","id":` + string(asked.ID) + `,"error":{"code":-32600,"message":"Invalid request"}}`)
			}
		})
	},
})
