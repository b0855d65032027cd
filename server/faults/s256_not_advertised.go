package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "s256-not-advertised",
	Title: "the metadata does not say that PKCE with S256 is supported",
	Story: "Seen with Amazon Cognito and Microsoft Entra as authorization servers: vercel/ai#18674, " +
		"empires-security/mcp-oauth2-aws-cognito#9 (symptoms row 34).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.CodeChallengeMethods = nil
		}
	},
})
