package resource_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

// backendTools are calls of the tools that rest on the Protocol API.
var backendTools = map[string]string{
	"extract_intent":       `{"fullInputText":"I look for a co-founder. I offer advice."}`,
	"discover_connections": `{"fullInputText":"I look for a co-founder. I offer advice.","maxConnections":3}`,
}

// internals match what must never reach a user.
var internals = regexp.MustCompile(`(?i)https?:|127\.0\.0\.1|192\.0\.2|localhost|econn|stack|\.go|\.js|goroutine|context|deadline|json|privy-token|/discover|status`)

func TestBackendToolsWork(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	r := s.call("full", "extract_intent", backendTools["extract_intent"]).tool(g)
	g.Expect(r.IsError).To(gomega.BeFalse())
	g.Expect(r.Structured["intents"]).To(gomega.HaveLen(2))
	g.Expect(r.Structured["intentsGenerated"]).To(gomega.BeEquivalentTo(2))
	r = s.call("full", "discover_connections", backendTools["discover_connections"]).tool(g)
	g.Expect(r.IsError).To(gomega.BeFalse())
	g.Expect(r.Structured["connections"]).To(gomega.HaveLen(3))
	g.Expect(r.Structured["connections"]).To(gomega.HaveEach(
		gomega.HaveKeyWithValue("synthesis", gomega.ContainSubstring("2 intents"))))
}

func TestBackendTroubleIsToldInTimeAndInWords(t *testing.T) {
	t.Parallel()
	for _, state := range []protocolapi.State{protocolapi.Down, protocolapi.Slow, protocolapi.Malformed} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := open(t, func(c *resource.Config) {
				if state == protocolapi.Slow {
					c.BackendTimeout = 50 * time.Millisecond
				}
			})
			g.Expect(s.backend.SetState(state)).To(gomega.Succeed())
			for tool, arguments := range backendTools {
				expectPlainError(g, s.call("full", tool, arguments).tool(g))
			}
		})
	}
}

func expectPlainError(g *gomega.WithT, r result) {
	g.ExpectWithOffset(1, r.IsError).To(gomega.BeTrue())
	g.ExpectWithOffset(1, r.Structured).To(gomega.BeNil())
	g.ExpectWithOffset(1, r.Content).To(gomega.HaveLen(1))
	g.ExpectWithOffset(1, r.Content[0].Text).To(gomega.MatchRegexp(`^[A-Z].*\. Please .*\.$`))
	g.ExpectWithOffset(1, internals.FindString(r.Content[0].Text)).To(gomega.BeEmpty())
}

// A backend that is not there at all is no different.
func TestBackendGone(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		gone, err := protocolapi.NewClient("http://127.0.0.1:1/base", nil)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		c.Backend = gone
	})
	for tool, arguments := range backendTools {
		expectPlainError(g, s.call("full", tool, arguments).tool(g))
	}
}

func TestExchangeFailures(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		err       error
		challenge string
	}{
		"expired session": {fmt.Errorf("token of did:privy:alice: %w", resource.ErrSessionExpired),
			`error="invalid_token", error_description="the Privy session has expired; sign in again"`},
		"not allowed": {resource.InsufficientScope("privy:token:exchange"), `error="insufficient_scope", error_description="`},
		"broken":      {errors.New("dial tcp 10.0.0.7:5432: connect: connection refused"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := open(t, func(c *resource.Config) {
				c.Exchanger = exchanger(func(context.Context, *resource.Access) (string, error) { return "", tc.err })
			})
			for tool, arguments := range backendTools {
				r := s.call("full", tool, arguments).tool(g)
				expectPlainError(g, r)
				if tc.challenge == "" {
					g.Expect(r.Meta).NotTo(gomega.HaveKey("mcp/www_authenticate"))
					continue
				}
				g.Expect(r.Meta["mcp/www_authenticate"]).To(gomega.ConsistOf(gomega.And(
					gomega.HavePrefix(`Bearer resource_metadata="`+s.URL),
					gomega.ContainSubstring(tc.challenge),
				)))
			}
		})
	}
}

// The Protocol API's own refusal of the Privy token is a matter of signing in again, too.
func TestBackendRefusesTheToken(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.Exchanger = exchanger(func(context.Context, *resource.Access) (string, error) { return "stale", nil })
	})
	r := s.call("full", "extract_intent", backendTools["extract_intent"]).tool(g)
	expectPlainError(g, r)
	g.Expect(r.Meta).To(gomega.HaveKey("mcp/www_authenticate"))
}

func TestExchangeHasItsOwnLimit(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.ExchangeTimeout = 50 * time.Millisecond
		c.Exchanger = exchanger(func(ctx context.Context, _ *resource.Access) (string, error) {
			<-ctx.Done()
			return "", ctx.Err()
		})
	})
	expectPlainError(g, s.call("full", "extract_intent", backendTools["extract_intent"]).tool(g))
}

// The exchange is asked in the name of the bearer, with the token as it was presented.
func TestExchangeIsForTheBearer(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	asked := make(chan resource.Access, 1)
	s := open(t, func(c *resource.Config) {
		c.Exchanger = exchanger(func(_ context.Context, a *resource.Access) (string, error) {
			asked <- *a
			return privyToken, nil
		})
	})
	s.call("full", "extract_intent", backendTools["extract_intent"])
	a := <-asked
	g.Expect(a.Token).To(gomega.Equal("full"))
	g.Expect(a.Subject).To(gomega.Equal("alice"))
}

// Nobody can fetch the result of a call whose client is gone, so the work for it stops.
func TestWorkStopsWhenTheClientHangsUp(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	begun, ended := make(chan struct{}), make(chan struct{})
	s := open(t, func(c *resource.Config) {
		c.ExchangeTimeout = time.Hour
		c.Exchanger = exchanger(func(ctx context.Context, _ *resource.Access) (string, error) {
			close(begun)
			<-ctx.Done()
			close(ended)
			return "", ctx.Err()
		})
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-begun; cancel() }()
	g.Expect(s.abandon(ctx, "full", "extract_intent", backendTools["extract_intent"])).To(gomega.MatchError(context.Canceled))
	<-ended
}

func TestExplainersWordsAreUsed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) { c.Explain = func(err error) string { return err.Error() } })
	g.Expect(s.backend.SetState(protocolapi.Down)).To(gomega.Succeed())
	r := s.call("full", "extract_intent", backendTools["extract_intent"]).tool(g)
	g.Expect(internals.FindString(r.Content[0].Text)).NotTo(gomega.BeEmpty(), "the test of internals above can fail")
}
