package authorize

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:    "authorize.consent.names-client",
	Title: "the consent page says who asks",
	// The MUST, which goes on to the scopes and the redirect URI, is one for proxies with a single client of
	// their own upstream; which server is one cannot be seen, nor which words stand for a scope.
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.SecurityBestPractices.S("Confused Deputy Problem"), spec.OAuth21.S("7.3.1")),
	Covers: []string{"AZ-32"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"consent-names-nobody"},
	Fix:    "Show on the consent page the name of the client, the scopes in plain words, and the host of its redirect URI; anybody can register a name.",
	Why:    "A user who cannot see who asks allows a stranger's client in the belief that it is ChatGPT.",
	Run: func(ctx context.Context, c *check.C) {
		page := consentPage(ctx, c)
		text := strings.ToLower(page.Text + " " + page.Title)
		name, _ := c.Host().MainRegistration()["client_name"].(string)
		who := holdsAny(text, name, c.Host().Client.ClientID, "chatgpt")
		c.Expect(expect.Claim{Holds: who, Saw: "a page that names no client: " + page.Says()}).
			To(expect.True("a consent page with the client's name"))
	},
})

func holdsAny(text string, parts ...string) bool {
	for _, p := range parts {
		if p != "" && strings.Contains(text, strings.ToLower(p)) {
			return true
		}
	}
	return false
}

// consentPage is the page of the journey's login on which the user allowed; where that showed none, the one
// of a login of its own.
func consentPage(ctx context.Context, c *check.C) *login.Page {
	if seen := fixture.Login.From(c).Outcome.Consent; seen != nil {
		c.Step("read the consent page of the journey's login")
		return seen
	}
	held, _ := holdConsent(ctx, c)
	return held.Page
}

// holdConsent logs in up to the form that allows. Where there is none, the check ends.
func holdConsent(ctx context.Context, c *check.C) (*login.Held, *client.Grant) {
	c.Step("log in up to the consent page")
	outcome, grant := c.Host().TryAuthorize(ctx, client.Hold())
	if outcome.Held == nil {
		c.NotApplicable("there is no consent page of its own that could be looked at (%s login)", c.Host().Driver.Name())
	}
	return outcome.Held, grant
}
