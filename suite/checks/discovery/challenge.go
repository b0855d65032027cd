package discovery

import (
	"strings"

	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// describeChallenge says what stands in the WWW-Authenticate header, word for word.
func describeChallenge(probed *fixture.Probed) string {
	header := strings.Join(probed.Response.Header.Values("WWW-Authenticate"), ", ")
	if header == "" {
		return expect.Describe(probed.Response.Exchange)
	}
	return "WWW-Authenticate: " + header
}

// hasParameter reports whether the header has anything that is meant as a parameter. Whether it
// parses is what discovery.challenge.resource-metadata judges.
func hasParameter(probed *fixture.Probed) bool {
	return strings.Contains(strings.Join(probed.Response.Header.Values("WWW-Authenticate"), ","), "=")
}
