package client_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/login"
)

// What was set aside for a login that brought no grant is there for the next one.
func TestOnlyGrantsCountAgainstTheirLimit(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	deny := true
	_, p := newFake(t, map[string]http.HandlerFunc{"GET /authorize": responds(func(q url.Values) {
		if deny {
			q.Del("code")
			q.Set("error", "access_denied")
		}
	})})
	p.Ledger.Grants = 1
	try := func() string {
		node, _ := blocked(p, func() { p.TryAuthorize(context.Background()) })
		return node
	}
	form := p.Driver
	p.Driver = limited{}
	g.Expect(try()).To(gomega.Equal("rate-limit"))
	p.Driver = form
	g.Expect(try()).To(gomega.BeEmpty(), "denied")
	deny = false
	g.Expect(try()).To(gomega.BeEmpty(), "granted")
	g.Expect(try()).To(gomega.Equal(client.NodeGrants))
	g.Expect(p.Ledger.Effects().Grants).To(gomega.Equal(1))
}

// limited is a driver whose requests are answered 429.
type limited struct{}

func (limited) Name() string { return "limited" }

func (limited) Login(context.Context, login.Request) *login.Outcome {
	return &login.Outcome{Limited: true, Stopped: "rate limited"}
}

// meanwhile is a driver that looks at what it is asked for.
type meanwhile func(r login.Request)

func (meanwhile) Name() string { return "meanwhile" }

func (m meanwhile) Login(_ context.Context, r login.Request) *login.Outcome {
	m(r)
	return &login.Outcome{Stopped: "it is enough"}
}

func TestAGrantThatALoginMayBringIsSetAside(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p := newPlayer(t, "https://as.example")
	p.Ledger.Grants = 1
	other, node := *p, ""
	p.Driver = meanwhile(func(login.Request) {
		node, _ = blocked(&other, func() { other.TryAuthorize(context.Background()) })
	})
	p.TryAuthorize(context.Background())
	g.Expect(node).To(gomega.Equal(client.NodeGrants))
}

// Who looks at the login itself begins it in a browser that knows nobody.
func TestWhichLoginsMayResumeOne(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		options []client.Option
		resumes bool
	}{
		"any":          {nil, false},
		"one that may": {[]client.Option{client.Resume()}, true},
		"a refusal":    {[]client.Option{client.Resume(), client.Deny()}, false},
		"one held":     {[]client.Option{client.Resume(), client.Hold()}, false},
		"a second one": {[]client.Option{client.Resume(), client.Again(&login.Outcome{})}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlayer(t, "https://as.example")
			p.Driver = meanwhile(func(r login.Request) { gomega.NewWithT(t).Expect(r.Resume).To(gomega.Equal(c.resumes)) })
			p.TryAuthorize(context.Background(), c.options...)
		})
	}
}
