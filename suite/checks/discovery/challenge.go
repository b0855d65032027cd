package discovery

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// describeChallenge says what stands in the WWW-Authenticate header, word for word.
func describeChallenge(probed *fixture.Probed) string {
	header := strings.Join(probed.Response.Header.Values("WWW-Authenticate"), ", ")
	if header == "" || probed.InResult {
		return expect.Describe(probed.Response.Exchange)
	}
	return "WWW-Authenticate: " + header
}

// hasParameter reports whether the header has anything that is meant as a parameter. Whether it
// parses is what discovery.challenge.resource-metadata judges.
func hasParameter(probed *fixture.Probed) bool {
	return strings.Contains(strings.Join(probed.Response.Header.Values("WWW-Authenticate"), ","), "=")
}

// readable is [challenged] for a check that needs every parameter of the challenge.
func readable(c *check.C) *fixture.Probed {
	probed := challenged(c)
	if len(probed.Challenge.Problems) > 0 {
		c.Block("discovery.challenge.resource-metadata", "the challenge cannot be read: %s", strings.Join(probed.Challenge.Problems, "; "))
	}
	return probed
}

// challenged is the answer to the first request with its Bearer challenge. Where the server asks for
// no token the check does not apply; where it sends no challenge it is blocked.
func challenged(c *check.C) *fixture.Probed {
	probed := fixture.Challenge.From(c)
	if probed.NoLogin() {
		c.NotApplicable("the server answers requests without a token: it sends no challenge")
	}
	if probed.Challenge == nil {
		c.Block("discovery.challenge.unauthorized", "the answer has no Bearer challenge to read")
	}
	return probed
}

// asksForDPoP reports whether the scheme DPoP is demanded (RFC 9449 §7.1), and no plain token will do.
func asksForDPoP(challenges []*client.Challenge) bool {
	is := func(scheme string) bool {
		return slices.ContainsFunc(challenges, func(c *client.Challenge) bool { return c.Is(scheme) })
	}
	return is("DPoP") && !is("Bearer")
}
