package manual_test

import (
	"context"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login/manual"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// playing plays a reference server whose login is done by a user, and four checks that each need a grant.
func playing(t *testing.T, logins int, variants ...string) (*result.Run, *user) {
	t.Helper()
	h, err := selfhost.Start(t.Context(), selfhost.Options{Variants: append(variants, "plain-http")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	u := newUser(t, h.Accounts[0])
	d, err := manual.New(manual.Options{Tell: func(line string) { t.Log(line) }, Open: u.open, Logins: logins, Patience: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	opts := play.Options{Target: h.MCPURL, Host: host.ChatGPT, Logins: logins, Checks: grants(4)}
	opts.Means.Driver, opts.Wire.AllowPrivate = d, true
	if h.ClientID != "" {
		opts.Means.Predefined = &client.Registration{How: string(host.Predefined), ClientID: h.ClientID}
	}
	run := play.Run(t.Context(), opts)
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	return run, u
}

// grants are checks that look at a grant of their own, and one at the login; the first could be played before
// anybody has logged in.
func grants(n int) []*check.Check {
	all := []*check.Check{{ID: "a.grant.early", Needs: check.Needs(fixture.Client), Run: func(ctx context.Context, c *check.C) {
		c.Host().Authorize(ctx)
	}}}
	for i := range n - 1 {
		all = append(all, &check.Check{
			ID: "a.grant.g" + string(rune('0'+i)), Needs: check.Needs(fixture.Token),
			Run: func(ctx context.Context, c *check.C) {
				grant := c.Host().Authorize(ctx)
				c.Expect(grant.ReturnedState).To(gomega.Equal(grant.State))
				c.Expect(c.Host().Token(ctx).Access).NotTo(gomega.BeEmpty())
			},
		})
	}
	return append(all, &check.Check{ID: "a.login.looked", Needs: check.Needs(fixture.Login), Run: func(ctx context.Context, c *check.C) {
		c.Host().TryAuthorize(ctx)
	}})
}

func TestOneLoginOfAUserServesManyGrants(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run, u := playing(t, 0)
	g.Expect(run.Totals).To(gomega.Equal(result.Totals{Pass: 4, Blocked: 1}))
	g.Expect(run.Journey[3].Title).To(gomega.ContainSubstring("comes back to a redirect URI of ours beside ChatGPT's"))
	g.Expect(run.Journey[4].Title).To(gomega.Equal("the user's own browser came back (manual); a code came back"))
	g.Expect(<-u.ended).To(gomega.ContainSubstring("That was all"))
	g.Expect(u.shown).To(gomega.HaveLen(1 + run.SideEffects.Grants))
	g.Expect(run.Checks[4].Reason).To(gomega.ContainSubstring("--login form and browser"))
}

func TestAUserLogsInOnlySoOften(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run, u := playing(t, 1)
	g.Expect(run.SideEffects.Grants).To(gomega.Equal(1))
	g.Expect(run.Totals).To(gomega.Equal(result.Totals{Blocked: 5}))
	g.Expect(run.Journey[5].Status).To(gomega.Equal(result.StepOK), "the one login is the journey's")
	g.Expect(<-u.ended).To(gomega.ContainSubstring("That was all"))
}

// A client that was created by hand has the redirect URIs of ChatGPT alone.
func TestWhereNothingComesBackTheUserPastesTheAddress(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run, u := playing(t, 2, "no-dcr")
	g.Expect(run.Journey[4].Title).To(gomega.Equal("the user's own browser came back (manual); a code came back"))
	g.Expect(run.Journey[5].Status).To(gomega.Equal(result.StepOK))
	g.Expect(<-u.ended).To(gomega.ContainSubstring("That was all"))
}
