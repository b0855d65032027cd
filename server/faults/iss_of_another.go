package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "iss-of-another",
	Title: "access tokens name an issuer that the metadata does not",
	Story: "Known of Microsoft Entra, whose tokens of version 1 say sts.windows.net while the metadata says " +
		"login.microsoftonline.com (RFC 9068 §4).",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) { claims["iss"] = "https://login.example/v1.0" })
	},
})
