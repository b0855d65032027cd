package cimd

import (
	"context"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/login"
)

// shown is what the user reads on the way to the form that allows, in lower case.
func (d published) shown(ctx context.Context, c *check.C, opts ...client.Option) string {
	outcome, _ := c.Host().WithClient(d.Client).TryAuthorize(ctx, append(opts, client.Hold())...)
	if outcome.Held == nil {
		c.NotApplicable("there is no consent page of its own that could be looked at (%s login)", c.Host().Driver.Name())
	}
	text := outcome.Held.Page.Title + " " + outcome.Held.Page.Text
	for _, x := range outcome.Walk {
		if at, err := url.Parse(x.URL); err == nil && strings.Contains(x.Header.Get("Content-Type"), "html") {
			page := login.ParsePage(string(x.Body), at, false)
			text += " " + page.Title + " " + page.Text
		}
	}
	return strings.ToLower(text)
}

// says claims that the pages hold a host.
func says(text, host string) expect.Claim {
	return expect.Claim{Holds: strings.Contains(text, strings.ToLower(host)), Saw: "pages on which " + host + " does not stand"}
}

// without takes the target's own hosts out of a text: they may be the client's as well, on one machine.
func without(text string, locations ...string) string {
	for _, l := range locations {
		if u, err := url.Parse(l); err == nil && u.Host != "" {
			text = strings.ReplaceAll(text, strings.ToLower(u.Host), "")
		}
	}
	return text
}
