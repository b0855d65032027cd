package cimd

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login"
)

// published is a page of the check's own, and the good document for it.
type published struct {
	*documents.Page
	good map[string]any
}

// publish puts a good document on a page of the check's own.
func publish(c *check.C) published {
	p := c.Host()
	page := fixture.Documents.From(c).Page()
	d := published{page, map[string]any{
		"client_id": page.URL, "client_name": "mcpconform, described by a document",
		"redirect_uris": []string{p.Host.Redirect.URI(p.AS.IssParameter)},
		"grant_types":   []string{"authorization_code", "refresh_token"}, "response_types": []string{"code"},
		"token_endpoint_auth_method": "none",
	}}
	page.Answer(documents.JSON(d.good))
	return d
}

// changed is the good document with one thing changed.
func (d published) changed(change func(document map[string]any)) http.Handler {
	document := maps.Clone(d.good)
	change(document)
	return documents.JSON(document)
}

// attempt is a login as the client of the page, whatever came of it.
type attempt struct {
	*login.Outcome
	grant *client.Grant
}

func (d published) logIn(ctx context.Context, c *check.C) attempt {
	p := c.Host()
	self := &client.Registration{
		How: string(host.CIMD), ClientID: d.URL, AuthMethod: "none",
		RedirectURIs: []string{p.Host.Redirect.URI(p.AS.IssParameter)},
	}
	outcome, grant := p.WithClient(self).TryAuthorize(ctx)
	return attempt{outcome, grant}
}

// taken is the control of a negative: a client with a good document of its own logs in. It ends the check
// where clients with documents are not for this target.
func taken(ctx context.Context, c *check.C) published {
	as := c.Host().AS
	if !as.CIMD {
		c.NotApplicable("the metadata does not say that client ID metadata documents are taken")
	}
	if len(as.AuthMethods) > 0 && !slices.Contains(as.AuthMethods, "none") {
		c.NotApplicable("the metadata does not list none, and the documents that are published here have no key")
	}
	d := publish(c)
	c.Step("log in as a client with a good document, as a control")
	end := d.logIn(ctx, c)
	c.Given(end.claim(end.grant.Code != "")).To(expect.True("a code"), "cimd.document.taken")
	return publish(c)
}

// refused demands that no code is given, nor a redirect to an address that nobody has vouched for.
func (d published) refused(ctx context.Context, c *check.C) {
	end := d.logIn(ctx, c)
	c.Expect(end.claim(end.Redirect == nil && end.Foreign == nil && end.usable())).
		To(expect.True("an error shown to the user, and no redirect to the client"))
}

func (a attempt) usable() bool { return a.Last != nil && a.Last.Err == nil && a.Last.Status < 500 }

func (a attempt) claim(holds bool) expect.Claim {
	saw := a.Stopped
	switch {
	case a.Redirect != nil:
		saw = "a redirect to " + expect.DescribeURL(a.Redirect)
	case a.Last != nil:
		saw = expect.Describe(a.Last)
	}
	return expect.Claim{Holds: holds, Saw: saw, From: a.Outcome}
}
