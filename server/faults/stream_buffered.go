package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "stream-buffered",
	Title: "event streams do not ask proxies to pass them on as they come",
	Story: "Seen with sseshachala/conductai#1744 and n8n-io/n8n#14546: a proxy gathered the stream, and calls hung for half a minute " +
		"(symptoms row 18).",
	form: func(c *app.Config) { c.Streams = true },
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) { a.header.Del("X-Accel-Buffering") })
	},
})
