package diagnose_test

import (
	"slices"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
)

const html = "Content-Type: text/html"

// unplanted are the causes that no planted fault of the reference server shows: each with a run as it
// was seen in the field (or, for network errors, as Go's own client words them).
var unplanted = map[string][]func(*result.Run){
	"probe.dns":           {stops("probe", 1), unanswered("probe", target, "DNS: mcp.acme.test has no address")},
	"probe.refused":       {stops("probe", 1), unanswered("probe", target, "connection refused by 192.0.2.1:443")},
	"probe.timeout":       {stops("probe", 1), unanswered("probe", target, "no connection to 192.0.2.1:443 in time")},
	"probe.reset":         {stops("probe", 1), unanswered("probe", target, "the connection closed before the answer was whole")},
	"probe.tls":           {stops("probe", 1), unanswered("probe", target, "TLS: mcp.acme.test does not speak TLS on this port")},
	"probe.tls-untrusted": {stops("probe", 1), unanswered("probe", target, "TLS: the certificate of mcp.acme.test is signed by an authority that is not trusted")},
	"probe.tls-name":      {stops("probe", 1), unanswered("probe", target, "TLS: the certificate is not valid for mcp.acme.test")},
	"probe.tls-expired":   {stops("probe", 1), unanswered("probe", target, "TLS: the certificate of mcp.acme.test has expired on 2026-10-02")},
	"probe.html":          {stops("probe", 1), answered("probe", "POST", target, 200, "<html>", html)},
	"probe.not-found":     {stops("probe", 1), answered("probe", "POST", target, 404, "404 page not found", "Content-Type: text/plain")},
	"probe.host-guard":    {stops("probe", 1), fails("discovery.challenge.unauthorized"), answered("probe", "POST", target, 421, "Invalid Host header")},
	"probe.gone":          {stops("probe", 1), fails("discovery.challenge.unauthorized"), check("lifecycle.initialize.answered", result.Fail, 1), answered("lifecycle.initialize.answered", "POST", target, 404, "<html>offline", html)},
	"probe.firewall":      {stops("probe", 1), answered("probe", "POST", target, 403, "<html>Just a moment…", html, "Cf-Mitigated: challenge")},
	"probe.server-error":  {stops("probe", 1), answered("probe", "POST", target, 502, "Bad Gateway")},
	"probe.not-mcp":       {stops("probe", 1), answered("probe", "POST", target, 200, `{"hello":"world"}`, "Content-Type: application/json")},
	"prm.guarded":         {fails("discovery.prm.found"), answered("resource", "GET", prm, 401, "")},
	"prm.unreachable":     {fails("discovery.prm.found"), unanswered("resource", "http://mcp:8080/.well-known/oauth-protected-resource", refused)},
	"as.html":             {fails("discovery.as.found"), answered("server", "GET", asURL, 200, "<html>", html)},
	"client.firewall":     {stops("client", 1), fails("registration.dcr.chatgpt-body"), answered("client", "POST", issuer+"/register", 403, "<html>", html)},
	"authorize.form-action-in-browser": {stops("login", 1), says("login", `nothing came of it (the browser says: … the following Content Security Policy directive: "form-action 'self'")`),
		answered("login", "GET", issuer+"/authorize", 200, "<html>", html)},
	"as.issuer-alone": {hostStops("login", "iss in the response is not the issuer of the metadata"), fails("discovery.as.issuer-matches"), fails("authorize.iss.returned"),
		answered("login", "GET", issuer+"/authorize", 302, "", "Location: https://chatgpt.com/x?code=c&iss=https%3A%2F%2Fother.test&state=s")},
	"prm.resource-refused": {stops("login", 1), check("discovery.prm.resource-matches", result.Fail, 0),
		answered("login", "GET", issuer+"/authorize", 302, "", "Location: https://chatgpt.com/x?error=invalid_target&state=s")},
	"authorize.scope":            {stops("login", 1), answered("login", "GET", issuer+"/authorize", 302, "", "Location: https://chatgpt.com/x?error=invalid_scope&state=s")},
	"token.client":               {stops("token", 1), answered("token", "POST", issuer+"/token", 401, `{ "error": "invalid_client" }`)},
	"token.dpop":                 {stops("token", 1), answered("token", "POST", issuer+"/token", 400, `{"error":"invalid_dpop_proof"}`)},
	"bearer.breaks":              {check("bearer.tampered.refused", result.Fail, 1), answered("bearer.tampered.refused", "POST", target, 500, `{"error":"server_error"}`)},
	"bearer.refusal-form":        {degrades("bearer.tampered.refused", 1), answered("bearer.tampered.refused", "POST", target, 403, `{"error":"invalid_token"}`)},
	"authorize.pkce-late":        {degrades("authorize.pkce.required", 1), answered("authorize.pkce.required", "GET", issuer+"/authorize", 302, "")},
	"authorize.state-altered":    {degrades("authorize.state.returned", 0)},
	"authorize.denial-unsaid":    {degrades("authorize.denial.access-denied", 0)},
	"authorize.other-parameter":  {degrades("authorize.parameters.unknown-ignored", 0)},
	"prm.unusable":               {fails("discovery.prm.found"), answered("resource", "GET", prm, 200, "{}", "Content-Type: text/plain")},
	"prm.refused":                {fails("discovery.prm.found"), answered("resource", "GET", prm, 500, "boom")},
	"as.unusable":                {fails("discovery.as.found"), answered("server", "GET", asURL, 200, "\ufeff{}", "Content-Type: application/json")},
	"as.refused":                 {fails("discovery.as.found"), answered("server", "GET", asURL, 302, "", "Location: https://other.test/")},
	"as.unreachable":             {fails("discovery.as.found"), unanswered("server", asURL, refused)},
	"challenge.elsewhere":        {check("discovery.challenge.resource-metadata", result.Warn, 1), answered("discovery.challenge.resource-metadata", "GET", prm, 404, "")},
	"client.dcr-answer":          {check("registration.dcr.chatgpt-body", result.Fail, 1), answered("registration.dcr.chatgpt-body", "POST", issuer+"/register", 200, `{"client_id":"c"}`)},
	"client.dcr-broken":          {check("registration.dcr.chatgpt-body", result.Fail, 1), answered("registration.dcr.chatgpt-body", "POST", issuer+"/register", 500, "boom")},
	"client.null-other":          {check("registration.dcr.no-null-members", result.Warn, 0)},
	"token.firewall":             {stops("token", 1), fails("token.response.usable"), answered("token", "POST", issuer+"/token", 403, "<html>", html)},
	"token.not-found":            {stops("token", 1), fails("token.response.usable"), answered("token", "POST", issuer+"/token", 404, "404 page not found")},
	"bearer.firewall":            {check("bearer.fresh.accepted", result.Fail, 1), answered("bearer.fresh.accepted", "POST", target, 403, "Your request was blocked.", "Content-Type: text/plain")},
	"login.client":               {stops("login", 1), answered("login", "GET", issuer+"/authorize", 400, "<h1>Unknown client</h1>", html)},
	"token.refused":              {stops("token", 1), answered("token", "POST", issuer+"/token", 400, `{"error":"invalid_grant"}`)},
	"token.breaks":               {stops("token", 1), answered("token", "POST", issuer+"/token", 500, "boom")},
	"login.fails":                {stops("login", 1), answered("login", "GET", issuer+"/authorize", 500, "boom")},
	"tools.list-fails":           {check("tools.list.usable", result.Fail, 1), answered("tools.list.usable", "POST", target, 500, "boom")},
	"rate-limit":                 {blocked("token.code.single-use", "rate-limit"), blocked("token.code.race", "rate-limit")},
	"harness.no-login":           {noLogin},
	"harness.stopped":            {stoppedByUs},
	"harness.selection":          {unknown},
	"harness.selection-no-login": {unknown, toClient},
	"harness.token":              {badToken, blocked("bearer.fresh.accepted", "session")},
	"harness.grants":             {blocked("token.code.single-use", "grants"), blocked("token.code.race", "grants")},
	"harness.logins":             {blocked("token.code.single-use", "logins"), blocked("token.code.race", "logins")},
	"harness.budget":             {blocked("token.code.expired", "budget")},
	"harness.interrupted":        {blocked("token.code.expired", "interruption")},
	"harness.error":              {check("tools.call.unknown", result.Errored, 0)},
}

func stoppedByUs(run *result.Run) {
	run.Verdict.Connects = result.ConnectsUnknown
	for i := 3; i < len(run.Journey); i++ {
		run.Journey[i].Status, run.Journey[i].Title = result.StepNotReached, "not reached"
	}
	run.Journey[3].Title = "the server takes only client ID metadata documents; give a predefined client with --client-id"
}

func unknown(run *result.Run) { run.Verdict.Connects = result.ConnectsUnknown }

func toClient(run *result.Run) { run.Journey = run.Journey[:4] }

func badToken(run *result.Run) {
	run.Verdict.Connects = result.ConnectsUnknown
	run.Journey[6].Status, run.Journey[6].Title = result.StepNotReached, "the token that was given is refused: 401 invalid_token"
	run.Journey[7].Status, run.Journey[7].Title = result.StepNotReached, "not reached"
}

func noLogin(run *result.Run) {
	run.Verdict.Connects = result.ConnectsUnknown
	for i := 4; i < len(run.Journey); i++ {
		run.Journey[i].Status = result.StepNotReached
	}
}

func TestEveryCauseWithoutAPlantedFaultIsFoundInARun(t *testing.T) {
	t.Parallel()
	for _, rule := range diagnose.Rules() {
		edits, tried := unplanted[rule.ID]
		if len(rule.ProvenBy) > 0 {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			g.Expect(tried).To(gomega.BeTrue(), "no planted fault and no run shows this cause")
			g.Expect(ids(diagnosed(edits...))).To(gomega.Equal([]string{rule.ID}))
		})
	}
}

func TestEveryRunIsOfARule(t *testing.T) {
	t.Parallel()
	for id := range unplanted {
		rule, ok := diagnose.ByID(id)
		gomega.NewWithT(t).Expect(ok && len(rule.ProvenBy) == 0).To(gomega.BeTrue(), id)
	}
}

// What the selftest shows on the reference server itself is here only followed from the verdicts, so
// that a slip of a check id is found without booting anything.
func TestCausesFollowFromTheirChecks(t *testing.T) {
	t.Parallel()
	for _, rule := range diagnose.Rules() {
		if len(rule.ProvenBy) == 0 {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			found := 0
			for id, status := range checkIDs {
				got := diagnosed(check(id, result.Fail, 1), answered(id, "POST", target, status, `{"tools":[]}`))
				if slices.Contains(ids(got), rule.ID) {
					found++
				}
			}
			if found == 0 && !slices.Contains(special, rule.ID) {
				t.Errorf("no single failing check leads to %s", rule.ID)
			}
		})
	}
}

// special causes need more than a failing check; TestSpecial has them.
var special = []string{"challenge.missing", "client.dcr-closed", "prm.html", "tools.empty", "refusal.breaks", "refusal.form", "revocation.fails", "as.misplaced", "discovery.missing",
	"refresh.fails", "authorize.iss-on-errors", "client.documents-refused", "authorize.redirect"}

func TestSpecial(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const used, gone = "token.code.single-use", "revoke.refresh.refused"
	breaks := answered(used, "POST", issuer+"/token", 500, `{"error":"server_error"}`)
	g.Expect(ids(diagnosed(check(used, result.Fail, 1), breaks))).To(gomega.Equal([]string{"refusal.breaks"}))
	words := answered(used, "POST", issuer+"/token", 200, `{"error":"invalid_grant"}`)
	g.Expect(ids(diagnosed(degrades(used, 1), words))).To(gomega.Equal([]string{"refusal.form"}))
	missing := answered(gone, "POST", issuer+"/revoke", 404, "")
	g.Expect(ids(diagnosed(degrades(gone, 1), missing))).To(gomega.Equal([]string{"revocation.fails"}))
	const stray = "authorize.redirect.unregistered"
	for location, cause := range map[string]string{"?state=s&code=c": "authorize.redirect", "?error=e": "authorize.redirect-error"} {
		sent := answered(stray, "GET", issuer+"/authorize", 302, "", "Location: https://evil.test/"+location)
		g.Expect(ids(diagnosed(check(stray, result.Fail, 1), sent))).To(gomega.Equal([]string{cause}))
	}
	nowhere := []func(*result.Run){stops("server", 1), answered("server", "GET", asURL, 404, "")}
	g.Expect(ids(diagnosed(append(nowhere, fails("discovery.prm.found"))...))).To(gomega.Equal([]string{"discovery.missing"}))
	elsewhere := answered("discovery.as.found", "GET", asURL+"/mcp", 200, "{}", "Content-Type: application/json")
	g.Expect(ids(diagnosed(append(nowhere, fails("discovery.as.found"), elsewhere, doing("if the MCP endpoint were the issuer"))...))).
		To(gomega.Equal([]string{"as.misplaced"}))
	page := answered("resource", "GET", prm, 200, "<!doctype html>", html)
	g.Expect(ids(diagnosed(fails("discovery.prm.found"), page))).To(gomega.Equal([]string{"prm.html"}))
	g.Expect(ids(diagnosed(fails("cimd.chatgpt.taken"), fails("cimd.document.taken"), fails("cimd.key.taken")))).
		To(gomega.Equal([]string{"client.documents-refused"}))
	list := func(run *result.Run) {
		answered("tools", "POST", target, 200, `{"result": {"tools": [ ]}}`)(run)
		run.Exchanges[0].Request.Body = `{"method": "tools/list"}`
	}
	g.Expect(ids(diagnosed(fails("tools.list.usable"), list))).To(gomega.Equal([]string{"tools.empty"}))
	g.Expect(ids(diagnosed(fails("tools.list.usable")))).To(gomega.Equal([]string{"tools.schema"}))
	g.Expect(ids(diagnosed(fails("discovery.challenge.unauthorized")))).To(gomega.Equal([]string{"challenge.missing"}))
	closed := answered("registration.dcr.chatgpt-body", "POST", issuer+"/register", 401, `{"error":"invalid_token"}`)
	g.Expect(ids(diagnosed(check("registration.dcr.chatgpt-body", result.Fail, 1), closed))).To(gomega.Equal([]string{"client.dcr-closed"}))
	again := answered("refresh.rotation.new-token", "POST", issuer+"/token", 400, `{"error":"invalid_grant"}`)
	g.Expect(ids(diagnosed(degrades("refresh.rotation.new-token", 1), again))).To(gomega.Equal([]string{"refresh.fails"}))
	g.Expect(ids(diagnosed(degrades("authorize.iss.returned", 0)))).To(gomega.Equal([]string{"authorize.iss-on-errors"}))
	target := answered("login", "GET", issuer+"/authorize", 400, `{"error": "invalid_target"}`)
	g.Expect(ids(diagnosed(stops("login", 1), target))).To(gomega.Equal([]string{"authorize.resource"}))
}

// checkIDs are the checks that causes name, each with the status of its decisive exchange.
var checkIDs = map[string]int{
	"discovery.challenge.unauthorized": 403, "bearer.typed-url.accepted": 401, "authorize.endpoint.get": 404, "discovery.challenge.resource-metadata": 401, "discovery.prm.found": 404,
	"discovery.prm.resource-matches": 200, "discovery.as.found": 404, "discovery.as.issuer-matches": 200, "discovery.as.endpoints": 200,
	"discovery.as.pkce-s256": 200, "discovery.as.cors-agrees": 200, "registration.way.offered": 200, "registration.dcr.chatgpt-body": 400,
	"registration.dcr.no-null-members": 201, "authorize.pkce.required": 302, "authorize.pkce.plain-refused": 302,
	"authorize.pages.form-action": 200, "authorize.pages.opener": 200,
	"authorize.client.unknown": 302, "authorize.redirect.unregistered": 302, "authorize.parameters.unknown-ignored": 400,
	"authorize.state.returned": 302, "authorize.iss.returned": 302, "authorize.denial.access-denied": 302, "token.response.usable": 200,
	"token.pkce.verifier-required": 200, "token.pkce.verifier-checked": 200, "token.code.single-use": 200, "token.code.race": 200,
	"token.code.expired": 200, "token.code.client-bound": 200, "refresh.issued.to-chatgpt": 200, "refresh.rotation.new-token": 200,
	"refresh.reuse.refused": 200, "refresh.reuse.family-revoked": 200, "bearer.fresh.accepted": 401, "bearer.expired.refused": 200,
	"bearer.tampered.refused": 200, "bearer.alg-none.refused": 200, "bearer.revoked.refused": 200, "revoke.refresh.refused": 200,
	"introspect.anonymous.no-disclosure": 200, "introspect.unadvertised.no-disclosure": 200, "exchange.scope.required": 200,
	"exchange.expired.never-returned": 200, "exchange.expires-at.truthful": 200, "exchange.refresh.never-revives": 200,
	"exchange.user.own-only": 200, "lifecycle.discover.answered": 500, "lifecycle.initialize.answered": 400,
	"transport.notification.accepted": 200, "tools.list.usable": 200, "tools.call.read-only": 500, "tools.call.unknown": 200,
	"registration.dcr.client-id-unique": 201, "authorize.resource.accepted": 302, "authorize.pkce.s256-supported": 400, "token.resource.within-grant": 200, "refresh.resource.within-grant": 200,
	"exchange.login.token-verified": 200,
	"transport.url.direct":          307, "transport.origin.not-needed": 403,
	"cimd.chatgpt.taken": 400, "cimd.key.taken": 400, "cimd.key.verified": 200,
	"tools.backend-down.in-time": 0, "tools.backend-down.nothing-internal": 200,
}
