package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

// openID is the form of faults that only an OpenID provider can have.
func openID(c *app.Config) { c.OpenID = true }

// inOpenIDDocument changes the document of OpenID Connect Discovery and leaves the OAuth metadata as it is.
func inOpenIDDocument(s *app.Seams, change func(*oauth.ServerMetadata)) {
	for path, m := range s.Metadata {
		if strings.HasSuffix(path, oauth.PathOpenID) {
			change(m)
		}
	}
}
