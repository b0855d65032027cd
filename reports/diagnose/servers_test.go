package diagnose_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Which authorization server it is that publishes nothing: known, one of several, or not even named.
func TestTheAuthorizationServersWithoutMetadata(t *testing.T) {
	t.Parallel()
	unnamed := func(run *result.Run) { run.Target.Issuer = "" }
	for names, c := range map[string]struct {
		edit func(*result.Run)
		says string
	}{
		`[]`:                                   {unnamed, "The authorization server publishes no metadata"},
		`["https://a.test"]`:                   {unnamed, "The authorization server https://a.test publishes no metadata"},
		`["https://a.test", "https://b"]`:      {unnamed, "None of the authorization servers https://a.test, https://b publishes metadata"},
		`["https://c.test", "` + issuer + `"]`: {func(*result.Run) {}, "The authorization server " + issuer + " publishes no metadata"},
	} {
		got := diagnosed(c.edit, fails("discovery.as.found"), answered("resource", "GET", prm, 200, `{"authorization_servers": `+names+`}`))
		g := gomega.NewWithT(t)
		g.Expect(ids(got)).To(gomega.Equal([]string{"as.missing"}), names)
		g.Expect(got[0].Cause).To(gomega.HavePrefix(c.says), names)
	}
}

// What fails because nothing answers as a token endpoint is no cause of its own.
func TestWhatFollowsFromTheCauseIsNoCause(t *testing.T) {
	t.Parallel()
	many := func(status int, ids ...string) func(*result.Run) {
		return func(run *result.Run) {
			for _, id := range ids {
				check(id, result.Fail, len(run.Exchanges)+1)(run)
				answered(id, "POST", issuer+"/token", status, "")(run)
			}
		}
	}
	token := []string{"token.client.basic-failure", "token.client.each-method", "token.request.incomplete", "token.code.unknown", "token.grant-type.unknown"}
	for name, c := range map[string]struct {
		cause string
		edits []func(*result.Run)
	}{
		"no token endpoint":     {"token.not-found", []func(*result.Run){stops("token", 1), answered("token", "POST", issuer+"/token", 404, ""), many(404, token...)}},
		"a broken one":          {"token.breaks", []func(*result.Run){stops("token", 1), answered("token", "POST", issuer+"/token", 500, ""), many(500, token...)}},
		"one nobody reaches":    {"as.endpoints", []func(*result.Run){stops("login", 1), fails("discovery.as.endpoints"), many(0, token...)}},
		"a guard":               {"probe.host-guard", []func(*result.Run){stops("session", 1), answered("session", "POST", target, 421, "Invalid Host header"), many(421, "lifecycle.initialize.answered", "bearer.fresh.accepted")}},
		"a certificate":         {"probe.tls-expired", []func(*result.Run){stops("probe", 1), unanswered("probe", target, "TLS: the certificate of mcp.acme.test has expired on 2026-10-02"), fails("transport.url.direct")}},
		"metadata for nobody":   {"prm.guarded", []func(*result.Run){stops("server", 0), fails("discovery.prm.found"), answered("resource", "GET", prm, 401, "")}},
		"a firewall":            {"client.firewall", []func(*result.Run){stops("client", 1), fails("registration.dcr.chatgpt-body"), fails("registration.dcr.open"), answered("client", "POST", issuer+"/register", 403, "<html>", html)}},
		"a registration broken": {"client.dcr-broken", []func(*result.Run){stops("client", 1), answered("registration.dcr.chatgpt-body", "POST", issuer+"/register", 405, ""), check("registration.dcr.chatgpt-body", result.Fail, 1), check("registration.dcr.application-type", result.Warn, 1)}},
	} {
		gomega.NewWithT(t).Expect(ids(diagnosed(c.edits...))).To(gomega.Equal([]string{c.cause}), name)
	}
}
