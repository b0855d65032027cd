package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-http-metadata",
	Title: "the challenge names the resource metadata by the address the server has behind its proxy",
	Story: "Seen with andrea-magni/MARS#203 and tuist/tuist#9663: the URL is built from what the server sees " +
		"behind its proxy (symptoms row 22).",
	apply: func(s *app.Seams) {
		beforeChallenge(s, func(c *resource.Challenge) {
			c.ResourceMetadata = strings.Replace(c.ResourceMetadata, s.Resource.Origin, internalOrigin, 1)
		})
	},
})
