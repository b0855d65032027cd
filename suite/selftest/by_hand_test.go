package selftest

import (
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// Whom a registration turns away does not matter to a client that was created by hand; what is advertised
// and does not work is untidy all the same.
func TestRegistrationBesideAClientCreatedByHand(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]result.Outcome{"dcr-needs-token": result.NotApplicable, "dcr-refuses-chatgpt-body": result.Warn} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			run := playOne(t, selfhost.Options{Faults: []string{fault}}, &config.Config{Login: "none", ClientID: "by-hand"}, "registration.dcr.chatgpt-body || registration.dcr.open")
			g.Expect(run.Verdict.Connects).NotTo(gomega.Or(gomega.Equal(result.ConnectsAtRisk), gomega.Equal(result.ConnectsNo)))
			g.Expect(run.ExitCode()).To(gomega.Equal(0))
			g.Expect(reasonOf(run, "registration.dcr.chatgpt-body")).To(gomega.HavePrefix(string(want)))
		})
	}
}

// The refresh tokens of a client with a secret are bound to it: whether one that was replaced goes on
// working is up to the server (RFC 6749 §6).
func TestAReplacedRefreshTokenOfAClientWithASecret(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := playOne(t, selfhost.Options{Variants: []string{"confidential"}, Faults: []string{"refresh-reuse-accepted"}}, &config.Config{Login: "form"}, "refresh")
	for _, id := range []string{"refresh.reuse.refused", "refresh.reuse.family-revoked", "refresh.reuse.access-ends"} {
		g.Expect(reasonOf(run, id)).To(gomega.ContainSubstring("up to the server"), id)
	}
	g.Expect(run.ExitCode()).To(gomega.Equal(0))
}

// playOne plays a reference server as any other target, over plain http and without control.
func playOne(t *testing.T, o selfhost.Options, cfg *config.Config, filter string) *result.Run {
	t.Helper()
	h, err := selfhost.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	cfg.Parallel, cfg.Budget, cfg.Timeout = 8, 20*time.Second, patience
	if cfg.Login == "form" {
		cfg.User, cfg.LoginCode = h.Accounts[0].Email, h.Accounts[0].Code
	}
	return playURL(t, cfg, h.MCPURL, filter)
}

// Where nobody else can register, what needs a second client does not apply to one that was created by hand.
func TestNoSecondClientBesideOneCreatedByHand(t *testing.T) {
	t.Parallel()
	cfg := &config.Config{Login: "form", ClientID: app.PredefinedClientID}
	run := playOne(t, selfhost.Options{Faults: []string{"dcr-needs-token"}}, cfg, "token.code.client-bound")
	gomega.NewWithT(t).Expect(reasonOf(run, "token.code.client-bound")).To(gomega.HavePrefix("n/a: no second client can be registered"))
}
