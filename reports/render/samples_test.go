package render_test

import (
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/result"
)

// Sample runs: what a play of a good server, a broken one, an unreachable one and a hostile one
// leaves behind, small enough to read.

const (
	mcpURL  = "https://mcp.acme.test/mcp"
	prmURL  = "https://mcp.acme.test/.well-known/oauth-protected-resource/mcp"
	issuer  = "https://auth.acme.test"
	metaURL = "https://auth.acme.test/.well-known/oauth-authorization-server"
)

// samples are the runs every rendering is tried on.
func samples() map[string]*result.Run {
	runs := map[string]*result.Run{
		"clean": clean(), "open": open(), "exposed": exposed(), "no-s256": withoutS256(), "many": many(), "unreachable": unreachable(),
		"hostile": hostile(), "gated": gated(), "empty": {Schema: result.Schema},
	}
	for _, run := range runs {
		run.Totals = result.Count(run.Checks)
		diagnose.Run(run)
	}
	return runs
}

func clean() *result.Run {
	run := base()
	run.Verdict = result.Verdict{Connects: result.ConnectsYes, Summary: "ChatGPT will connect."}
	run.Exchanges = journeyExchanges()
	run.Journey = []result.Step{
		step("probe", "401, its challenge names the metadata", 12, 1),
		step("resource", "/.well-known/oauth-protected-resource/mcp", 6, 2),
		step("server", "/.well-known/oauth-authorization-server of https://auth.acme.test", 7, 3),
		step("client", "registered by dynamic client registration as a public client", 9, 4),
		step("login", "code by form login over 3 pages", 60, 5, 6, 7),
		step("token", "access token for 1 h, refresh token", 11, 8),
		step("session", "initialize 2025-11-25, acme 1.4.0", 8, 9, 10),
		step("tools", "5 tools", 5, 11),
	}
	run.Checks = []result.Check{
		passed("discovery.challenge.unauthorized", 1), passed("discovery.prm.found", 2),
		passed("discovery.as.pkce-s256", 3), passed("registration.dcr.chatgpt-body", 4),
		passed("authorize.state.returned", 7), passed("token.code.single-use", 8),
		passed("bearer.fresh.accepted", 9), passed("tools.list.usable", 11),
		notApplicable("exchange.scope.required", "no Privy exchange answers on this target"),
	}
	return run
}

// open is a server that needs no login.
func open() *result.Run {
	run := clean()
	run.Target.Open, run.Target.ResourceMetadataURL = true, ""
	run.Verdict.Summary = "ChatGPT will connect without a login."
	run.Journey[0].Title = "200 OK, answered without a token: no login needed"
	run.Journey[1].Title = "no OAuth metadata is published, and the server answers without a token: it needs no login"
	for i := 2; i < 6; i++ {
		run.Journey[i].Title = "not needed"
	}
	return run
}

// withoutS256 is a server whose one fault stops the host, although the wire lets us go on.
func withoutS256() *result.Run {
	run := clean()
	run.Verdict = result.Verdict{Connects: result.ConnectsNo, Summary: "ChatGPT will not connect.", StoppedAt: "server"}
	run.Journey[2].HostStops = "https://auth.acme.test does not advertise S256"
	fail(run, "discovery.as.pkce-s256", result.Check{
		Level: "MUST", Impact: "blocks", Basis: "documented", Decisive: 3, Exchanges: []int{3},
		Expected: "code_challenge_methods_supported contains S256", Actual: "code_challenge_methods_supported is absent",
		Fix:  "Advertise \"code_challenge_methods_supported\": [\"S256\"].",
		Refs: []result.Ref{{Title: "MCP 2025-11-25 Authorization", URL: "https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization"}},
	})
	return run
}

// exposed is a server that the host connects to, and that gives its users away.
func exposed() *result.Run {
	run := clean()
	fail(run, "token.code.single-use", result.Check{
		Level: "MUST", Impact: "exposes", Basis: "normative", Decisive: 8, Exchanges: []int{8}, Expected: "400 invalid_grant",
		Actual: "200 with an access token", Fix: "Delete or mark the code in the transaction that reads it.",
		Why: "A code that leaks from a log or a history is as good as the user's password.",
	})
	return run
}

// many is a server with several independent faults and what falls to them.
func many() *result.Run {
	run := withoutS256()
	fail(run, "token.code.single-use", result.Check{
		Level: "MUST", Impact: "exposes", Basis: "normative", Decisive: 8, Exchanges: []int{8},
		Expected: "400 invalid_grant", Actual: "200 with an access token", Step: "redeem it again",
		Fix: "Delete or mark the code in the transaction that reads it.", Steps: []string{"redeem the code once", "redeem it again"},
	})
	fail(run, "bearer.fresh.accepted", result.Check{
		Level: "MUST", Impact: "blocks", Basis: "normative", Decisive: 9, Exchanges: []int{8, 9},
		Expected: "200 with a JSON-RPC result", Actual: "401 invalid_token", Fix: "Accept the tokens of the advertised authorization server.",
	})
	run.Journey[6] = result.Step{Step: "session", Title: "401 to a fresh token", Status: result.StepFailed, DurationMs: 9, Exchanges: []int{9}}
	run.Journey[7] = result.Step{Step: "tools", Status: result.StepNotReached}
	block(run, "tools.list.usable", "session")
	run.Checks = append(run.Checks,
		result.Check{ID: "refresh.issued.to-chatgpt", Title: "a refresh token is issued", Area: "refresh", Level: "INT", Impact: "degrades",
			Basis: "documented", Verdict: result.Warn, Expected: "a refresh_token member", Actual: "no refresh_token", Fix: "Issue one.", Decisive: 8},
		result.Check{ID: "introspect.anonymous.no-disclosure", Title: "introspection tells an anonymous caller nothing", Area: "introspect",
			Level: "MUST", Impact: "exposes", Basis: "normative", Verdict: result.Fail, Actual: "200 active:true with sub and scope",
			Expected: "401, 403 or active:false with nothing more", Fix: "Authenticate the caller.", Decisive: 8},
		result.Check{ID: "tools.call.unknown", Title: "an unknown tool is refused", Area: "tools", Level: "MUST", Impact: "none",
			Basis: "normative", Verdict: result.Errored, Reason: "harness: index out of range", Fix: "Report it."})
	return run
}

// gated is a server whose faults are known in part, and at which clients are left.
func gated() *result.Run {
	run := many()
	run.Checks = slices.DeleteFunc(run.Checks, func(c result.Check) bool { return c.Verdict == result.Errored })
	known := &gate.Baseline{Known: []gate.Entry{
		{Check: "token.code.single-use", Verdict: result.Fail, Reason: "mended with the next release | @team"},
		{Check: "discovery.as.pkce-s256", Verdict: result.Fail}, {Check: "discovery.prm.found", Verdict: result.Fail},
		{Check: "exchange.scope.required", Verdict: result.Fail}, {Check: "tools.list.usable", Verdict: result.Fail},
	}}
	run.Totals = result.Count(run.Checks)
	run.Gate = gate.Judge(run, known, gate.OnWarn, func(string) bool { return true })
	run.Gate.Baseline = "known.json"
	run.SideEffects.ClientsLeft = []result.ClientLeft{
		{ClientID: "c-1", Name: "mcpconform, playing ChatGPT", Endpoint: issuer + "/register", Why: "its deletion was answered 405"},
		{ClientID: "c-2`|<b>", Endpoint: issuer + "/register", Why: "the server offers no way to delete it (RFC 7592)"},
	}
	return run
}

// unreachable is a run that ended with the first request.
func unreachable() *result.Run {
	run := base()
	run.Target = result.Target{URL: "https://nowhere.acme.test/mcp"}
	run.Verdict = result.Verdict{Connects: result.ConnectsNo, Summary: "nowhere.acme.test does not resolve.", StoppedAt: "probe"}
	run.Journey = []result.Step{{Step: "probe", Title: "no such host", Status: result.StepFailed, DurationMs: 3, Exchanges: []int{1}}}
	for _, name := range []string{"resource", "server", "client", "login", "token", "session", "tools"} {
		run.Journey = append(run.Journey, result.Step{Step: name, Status: result.StepNotReached})
	}
	x := exchange(1, "probe", "POST", run.Target.URL, 0, "")
	x.Response = result.Response{Error: "dial tcp: lookup nowhere.acme.test: no such host"}
	run.Exchanges = []result.Exchange{x}
	return run
}

// hostile is a server whose every word tries to get out of where it is shown.
func hostile() *result.Run {
	evil := "</script><img src=x onerror=alert(1)>\x1b]0;owned\x07\x1b[2J \u202egnp.exe ``` | @everyone ]]> \x00 \"' $(id) `id`"
	run := withoutS256()
	run.Target.URL = "https://mcp.acme.test/mcp?q=%22%3E%3Cscript%3E"
	run.Target.Server = result.Server{Name: evil, Version: evil}
	run.Target.Issuer = issuer + "/'$(id)"
	run.Journey[2].HostStops = evil
	run.Journey[0].Title = evil
	for i := range run.Checks {
		run.Checks[i].Actual, run.Checks[i].Reason = evil, evil
	}
	x := &run.Exchanges[2]
	x.Response.Body = evil
	x.Response.Header["X-"+evil] = []string{evil}
	x.Request.URL = "javascript:alert(1)//" + evil
	x.Response.Truncated, x.Response.Length = true, 1<<40
	return run
}

func base() *result.Run {
	return &result.Run{
		Schema: result.Schema, Tool: result.Tool{Name: "mcpconform", Version: "0.1.0", Commit: "abcdef0"},
		Target: result.Target{URL: mcpURL, Resource: mcpURL, Issuer: issuer, ProtocolVersion: "2025-11-25",
			Server: result.Server{Name: "acme", Version: "1.4.0"}, ResourceMetadataURL: prmURL, ServerMetadataURL: metaURL},
		Host: result.Host{ID: "chatgpt", Name: "ChatGPT", Date: "2026-10"}, Started: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC),
		DurationMs:  1840,
		SideEffects: result.SideEffects{ClientsRegistered: 2, Grants: 31, Tokens: 28, ToolCalls: []string{"get-items"}, Requests: 214},
	}
}

func step(name, title string, ms int64, exchanges ...int) result.Step {
	return result.Step{Step: name, Title: title, Status: result.StepOK, DurationMs: ms, Exchanges: exchanges}
}

func area(id string) string { return id[:strings.IndexByte(id, '.')] }

func passed(id string, exchanges ...int) result.Check {
	return result.Check{ID: id, Title: "the rule of " + id + " holds", Area: area(id), Level: "MUST", Impact: "blocks", Basis: "normative",
		Verdict: result.Pass, Fix: "Mend it.", Refs: []result.Ref{{Title: "RFC 6749 §4.1.2", URL: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2"}},
		Covers: []string{"TK-11"}, DurationMs: 14, Exchanges: exchanges, Decisive: exchanges[0], Location: "suite/checks/x/x.go:12"}
}

func notApplicable(id, why string) result.Check {
	return result.Check{ID: id, Title: "the rule of " + id, Area: area(id), Level: "MUST", Impact: "exposes", Basis: "normative",
		Verdict: result.NotApplicable, Reason: why, Fix: "Mend it."}
}

func fail(run *result.Run, id string, as result.Check) {
	for i := range run.Checks {
		if c := &run.Checks[i]; c.ID == id {
			as.ID, as.Title, as.Area, as.Verdict, as.Location = c.ID, c.Title, c.Area, result.Fail, c.Location
			*c = as
		}
	}
}

func block(run *result.Run, id, by string) {
	for i := range run.Checks {
		if c := &run.Checks[i]; c.ID == id {
			c.Verdict, c.BlockedBy, c.Reason = result.Blocked, []string{by}, "no "+by+" was obtained"
		}
	}
}
