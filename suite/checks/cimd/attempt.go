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
	"github.com/mcpconform/mcpconform/suite/login"
)

// published is a good document on a page of the check's own.
type published struct{ *fixture.Published }

// publisher is where the document of a client that authenticates by the method comes from: publish, for a
// check that changes it, or unchanged.
type publisher func(c *check.C, method string) published

// unchanged is a document that stays as it is, and may be the user's.
func unchanged(c *check.C, method string) published {
	d, err := fixture.AnyDocument.From(c)(c.Host(), method)
	if err != nil {
		c.Broken("%v", err)
	}
	if d == nil {
		c.NotApplicable("the document of --cimd-url does not authenticate with %s, and none of ours could be published", method)
	}
	return published{d}
}

// publish publishes the document of a client that authenticates by the method.
func publish(c *check.C, method string) published {
	d, err := fixture.Publish(c.Host(), fixture.Documents.From(c), method)
	if err != nil {
		c.Broken("%v", err)
	}
	return published{d}
}

// changed is the good document with one thing changed.
func (d published) changed(change func(document map[string]any)) map[string]any {
	document := maps.Clone(d.Members)
	change(document)
	return document
}

// becomes publishes the document with one thing changed in place of the good one.
func (d published) becomes(change func(document map[string]any)) {
	d.Page.Answer(documents.JSON(d.changed(change)))
}

// at is the client of a document at another client_id, published on that page.
func (d published) at(page *documents.Page, id string) published {
	own := *d.Client
	own.ClientID = id
	moved := published{&fixture.Published{Document: client.Document{Client: &own, Members: maps.Clone(d.Members)}, Page: page, Keys: d.Keys}}
	moved.Members["client_id"] = id
	page.Answer(documents.JSON(moved.Members))
	return moved
}

// answers publishes something else in place of the document.
func (d published) answers(h http.HandlerFunc) { d.Page.Answer(h) }

// attempt is a login as the client of the page, whatever came of it.
type attempt struct {
	*login.Outcome
	grant *client.Grant
}

func (d published) logIn(ctx context.Context, c *check.C) attempt {
	outcome, grant := c.Host().WithClient(d.Client).TryAuthorize(ctx)
	return attempt{outcome, grant}
}

// taken is the control of a negative: a client with a good document of its own logs in. It ends the check
// where clients with documents are not for this target.
func taken(ctx context.Context, c *check.C, document publisher) published {
	demandNone(c)
	control(ctx, c, document(c, "none"))
	return document(c, "none")
}

func demandNone(c *check.C) {
	as := c.Host().AS
	if !as.CIMD {
		c.NotApplicable("the metadata does not say that client ID metadata documents are taken")
	}
	if len(as.AuthMethods) > 0 && !slices.Contains(as.AuthMethods, "none") {
		c.NotApplicable("the metadata does not list none, and the documents that are published here have no key")
	}
}

// control logs in as the client of a good document.
func control(ctx context.Context, c *check.C, d published) {
	c.Step("log in as a client with a good document, as a control")
	d.demand(c, d.logIn(ctx, c), "cimd.document.taken")
}

// demand ends the check where the login came to nothing. A server may choose whose documents it takes, and
// the user's is not the host's.
func (d published) demand(c *check.C, end attempt, judgedBy string) {
	claim := end.claim(end.grant.Code != "")
	if d.Page == nil && !claim.Holds {
		c.NotApplicable("the server does not take the document of --cimd-url (%s); of the host's own cimd.chatgpt.taken tells", claim.Saw)
	}
	c.Given(claim).To(expect.True("a code"), judgedBy)
}

// refused demands that no code is given, nor a redirect to an address that nobody has vouched for.
func (d published) refused(ctx context.Context, c *check.C) {
	a := d.logIn(ctx, c)
	c.Expect(a.claim(a.Redirect == nil && a.Foreign == nil && a.usable())).
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
