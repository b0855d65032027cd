package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "mixed-challenge-incomplete",
	Title: "a tool asks for a login with a challenge that has neither error nor error_description",
	Story: "The challenge of the 401, put into the result as it is: RFC 6750 keeps the error out where no token was " +
		"presented, OpenAI wants it there (symptoms row 103).",
	apply: func(s *app.Seams) {
		mixed(s)
		bare := resource.Challenge{ResourceMetadata: s.Resource.MetadataURL(), Scopes: s.Resource.ChallengeScopes}
		askForLogin(s, bare, func(tool string, access *resource.Access) bool { return tool != "about" && access.Token == "" })
	},
})
