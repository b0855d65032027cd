package selftest

import (
	"context"
	"path"
	"slices"
	"sync"
	"testing"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/plan"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// optional are the checks of what the reference has in some of its forms only, and not by default.
var optional = []string{
	"authorize.prompt.none",
	"bearer.mixed.asks-for-login", "bearer.mixed.challenge-complete", "bearer.mixed.noauth-works",
	"bearer.mixed.schemes-told", "bearer.other-resource.refused", "bearer.session.needs-token", "bearer.users.own-data",
	"cimd.chatgpt.taken", "cimd.client-id.registered",
	"cimd.consent.client-host", "cimd.consent.loopback-warned", "cimd.consent.redirect-host",
	"cimd.document.cached", "cimd.document.complete", "cimd.document.id", "cimd.document.in-time", "cimd.document.moved", "cimd.document.no-secret",
	"cimd.document.redirect", "cimd.document.refreshed", "cimd.document.repaired", "cimd.document.size", "cimd.document.taken",
	"cimd.key.audience", "cimd.key.expired", "cimd.key.replaced", "cimd.key.required", "cimd.key.single-use", "cimd.key.taken", "cimd.key.verified",
	"cimd.url.https", "cimd.url.well-formed",
	"discovery.as.at-origin", "discovery.as.auth-signing-algs", "discovery.as.location", "discovery.as.oauth-document",
	"discovery.prm.signatures",
	"discovery.oidc.agrees", "discovery.oidc.members-complete", "discovery.oidc.pkce-s256",
	"exchange.renewal.truthful",
	"introspect.unadvertised.no-disclosure",
	"jwt.id-token.distinct",
	"refresh.client.secret-required", "registration.dcr.secret-complete",
	"lifecycle.modern.capability-missing", "lifecycle.modern.input-asked", "lifecycle.modern.versions-named",
	"scope.step-up.asked-for", "scope.step-up.challenge-complete", "scope.step-up.same-again", "scope.step-up.united", "scope.step-up.works",
	"token.client.basic-failure", "token.client.one-method", "token.client.secret-required", "token.id-token.issued",
	"resources.caching.one-scope", "resources.pages.cursor", "resources.pages.end", "resources.read.binary",
	"tools.call.progress", "tools.handle.expires", "tools.handle.unguessable", "tools.handle.user-bound",
	"tools.call.headers", "tools.list.headers", "tools.list.headers-secret", "tools.profile.id",
	"transport.local.guarded", "transport.methods.not-allowed",
	"transport.session.ended", "transport.session.headers-ignored", "transport.session.id-missing", "transport.session.id-unguessable",
	"transport.session.id-visible", "transport.session.other-user",
	"transport.stream.ends", "transport.stream.no-requests", "transport.stream.own-answers", "transport.stream.primed",
	"transport.stream.resumed", "transport.stream.unbuffered",
}

// modern are the checks of what MCP has since 2026-07-28.
var modern = []string{
	"lifecycle.extensions.*", "lifecycle.modern.*", "resources.caching.*", "tools.list.order", "transport.headers.*", "transport.method.unknown",
}

// notApplicable are, by variant of the reference, the checks that do not apply to it beside those that
// are [optional]; a star stands for the rest of an id.
var notApplicable = map[string][]string{
	"open-listing":   {"bearer.anonymous.nothing", "bearer.body.refused", "discovery.challenge.every-method"}, // what is for everybody
	"open-handshake": {"discovery.challenge.every-method"},
	"mixed-auth": { // what is for everybody, and what is said in the result of a tool instead
		"bearer.anonymous.nothing", "bearer.body.refused", "bearer.header.malformed", "bearer.refusal.*",
		"discovery.challenge.every-method", "discovery.challenge.no-error", "discovery.challenge.unauthorized",
	},
	"no-auth": { // nothing of OAuth
		"authorize.*", "bearer.*", "discovery.*", "exchange.*", "introspect.*", "jwt.*", "refresh.*", "registration.*", "revoke.*",
		"lifecycle.modern.first-request", "lifecycle.modern.lists-stable",
		"token.*", "tools.backend-*", "tools.privy-slow.in-time", "resources.widgets.readable",
	},
	"opaque": { // nobody can read the tokens, and there are no keys
		"jwt.*", "discovery.jwks.*", "bearer.alg-none.refused", "bearer.foreign-key.refused", "bearer.public-key.no-secret",
	},
	"no-dcr": { // nothing of registration, no second client, and the one there is authenticates
		"authorize.consent.repeated", "authorize.pkce.required", "authorize.redirect.loopback-port", "authorize.redirect.query-kept",
		"discovery.as.auth-methods", "discovery.as.revocation-auth-methods", "exchange.grant.*", "refresh.client.bound", "registration.dcr.*",
		"registration.management.*", "revoke.client.own-only", "token.client.each-method", "token.code.client-bound",
	},
	"legacy-only":    modern,
	"sessions":       modern,
	"mcp-2025-06-18": append([]string{"tools.list.schemas", "transport.origin.refused"}, modern...),
	"mcp-2025-03-26": append([]string{
		"tools.list.schemas", "transport.origin.refused", "transport.version.unsupported", "tools.call.structured", "tools.call.mirrored",
	}, modern...),
	"mcp-2026-07-28": { // nothing of the handshake
		"lifecycle.cancellation.unknown", "lifecycle.initialize.*", "lifecycle.modern.handshake", "lifecycle.ping.answered",
		"lifecycle.version.offered", "transport.batch.answered", "transport.notification.accepted",
		"transport.version.absent", "transport.version.unsupported",
	},
	"plain-http": {"authorize.consent.cookie", "discovery.prm.tls"},
	"irrevocable-access": {
		"bearer.revoked.refused", "refresh.reuse.access-ends", "registration.management.delete-ends-tokens", "revoke.refresh.access-ends",
	},
	"github-login":           {"exchange.*", "tools.backend-*", "tools.privy-slow.in-time"}, // what is of Privy, and tools with a backend
	"unlisted-introspection": {"introspect.anonymous.no-disclosure", "token.challenge.on-401"},
}

// The fault-free reference passes everything in each of its forms: no warning, failure, block or
// error, and what does not apply is named above. Every check passes in one form at least, and each
// that is not optional in the default one.
func TestTheFaultFreeReferencePasses(t *testing.T) { //nolint:tparallel // the group of variants is waited for
	t.Parallel()
	var passed sync.Map // ids
	var took costs
	t.Run("variant", func(t *testing.T) {
		for _, v := range app.Variants() {
			t.Run(v.ID, func(t *testing.T) {
				t.Parallel()
				run := playVariant(t, v.ID, &took)
				clean(t, v.ID, run)
				for _, id := range passes(t, v.ID, run) {
					passed.Store(id, true)
				}
			})
		}
	})
	took.current(t)
	for _, k := range check.All() {
		if _, ok := passed.Load(k.ID); !ok {
			t.Errorf("%s passes in no form of the reference", k.ID)
		}
	}
}

// passes are the checks that pass in a variant; it demands of the others that they are known not to apply.
func passes(t *testing.T, variant string, run *result.Run) (ids []string) {
	t.Helper()
	for _, k := range run.Checks {
		switch {
		case k.Verdict == result.Pass:
			ids = append(ids, k.ID)
			if variant == "default" && slices.Contains(optional, k.ID) {
				t.Errorf("%s passes by default and is not optional", k.ID)
			}
		case k.Verdict == result.NotApplicable && listed(k.ID, optional, notApplicable[variant]):
		default:
			t.Errorf("%s: %s: %s %s; expected %q, got %q", variant, k.ID, k.Verdict, k.Reason, k.Expected, k.Actual)
		}
	}
	return ids
}

// listed reports whether one of the lists names the check.
func listed(id string, lists ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(lists...), func(pattern string) bool {
		ok, err := path.Match(pattern, id)
		return err == nil && ok
	})
}

func playVariant(t *testing.T, name string, took *costs) *result.Run {
	t.Helper()
	h, err := selfhost.Start(t.Context(), selfhost.Options{TLS: true, Variants: []string{name}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	opts, release, err := launch.Against(h, &config.Config{Login: "form", Parallel: 8, Timeout: patience}, result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	opts.Checks = check.All()
	var seen play.Outlook
	opts.Announce = func(_ context.Context, o play.Outlook) error { seen = o; return nil }
	p := play.Start(t.Context(), opts)
	run := p.Result()
	by := taken(p, run)
	took.note(by, seen)
	if !*update {
		foretold(t, name, plan.Of(opts, seen), by, run)
	}
	diagnose.Run(run)
	return run
}

// clean demands a run without a finding.
func clean(t *testing.T, name string, run *result.Run) {
	t.Helper()
	if run.Verdict.Connects != result.ConnectsYes {
		t.Errorf("%s: connects: %s, %s", name, run.Verdict.Connects, run.Verdict.Summary)
	}
	for _, d := range run.Diagnoses {
		t.Errorf("%s: diagnosed %s: %s", name, d.ID, d.Cause)
	}
	if code := run.ExitCode(); code != 0 {
		t.Errorf("%s: exit status %d", name, code)
	}
}
