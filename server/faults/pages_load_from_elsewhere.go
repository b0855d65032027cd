package faults

import (
	"bytes"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "pages-load-from-elsewhere",
	Title: "the login and consent pages load a style sheet from another site",
	Story: "Web fonts on the page that asks for a password: RFC 9700 §4.2.4 wants nothing of others there. Design rule; " +
		"no field report.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			link := []byte(`<link rel="stylesheet" href="https://fonts.mcpconform.example/css2?family=Inter"></head>`)
			body := bytes.Replace(a.body.Bytes(), []byte("</head>"), link, 1)
			a.body = *bytes.NewBuffer(body)
		})
	},
})
