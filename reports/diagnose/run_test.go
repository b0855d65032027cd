package diagnose_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
)

func TestACleanRunHasNoDiagnosis(t *testing.T) {
	t.Parallel()
	gomega.NewWithT(t).Expect(diagnosed(check("token.code.single-use", result.Pass, 1))).To(gomega.BeEmpty())
}

func TestOneCauseIsOneLine(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	edits := []func(*result.Run){stops("client", 1), fails("registration.dcr.chatgpt-body")}
	for _, id := range []string{"token.code.single-use", "refresh.reuse.refused", "bearer.fresh.accepted"} {
		edits = append(edits, blocked(id, "client"))
	}
	edits = append(edits, blocked("tools.list.usable", "bearer.fresh.accepted"))
	got := diagnosed(edits...)
	g.Expect(ids(got)).To(gomega.Equal([]string{"client.dcr-refused"}))
	g.Expect(got[0].Explains).To(gomega.Equal([]string{"client", "login", "token", "session", "tools", "registration.dcr.chatgpt-body",
		"token.code.single-use", "refresh.reuse.refused", "bearer.fresh.accepted", "tools.list.usable"}))
}

func TestUpstreamComesFirst(t *testing.T) {
	t.Parallel()
	got := diagnosed(fails("bearer.fresh.accepted"), fails("discovery.as.pkce-s256"), fails("registration.way.offered"))
	gomega.NewWithT(t).Expect(ids(got)).To(gomega.Equal([]string{"as.s256", "client.no-way", "bearer.fresh-refused"}))
}

func TestWhatStopsTheHostComesBeforeWhatOnlyExposes(t *testing.T) {
	t.Parallel()
	got := diagnosed(check("discovery.challenge.resource-metadata", result.Warn, 0), exposes("token.code.single-use"), fails("bearer.fresh.accepted"))
	gomega.NewWithT(t).Expect(ids(got)).To(gomega.Equal([]string{"bearer.fresh-refused", "code.replay", "challenge.metadata"}))
}

func TestWhatCostsAUserSomethingComesBeforeWhatCostsNothing(t *testing.T) {
	t.Parallel()
	free := func(verdict result.Outcome) func(*result.Run) {
		return func(run *result.Run) {
			check("discovery.challenge.new-rule", verdict, 0)(run)
			run.Checks[len(run.Checks)-1].Impact = "none"
		}
	}
	costly, cheap := check("tools.call.new-rule", result.Warn, 0), []string{"unexplained:tools.call.new-rule", "unexplained:discovery.challenge.new-rule"}
	for _, verdict := range []result.Outcome{result.Fail, result.Warn} {
		gomega.NewWithT(t).Expect(ids(diagnosed(free(verdict), costly))).To(gomega.Equal(cheap), string(verdict))
	}
	got := diagnosed(free(result.Warn), free(result.Fail), exposes("token.code.single-use"))
	gomega.NewWithT(t).Expect(ids(got)[0]).To(gomega.Equal("code.replay"))
}

func TestAFailureOffTheHostsWayDoesNotDecide(t *testing.T) {
	t.Parallel()
	off := func(run *result.Run) {
		fails("registration.dcr.chatgpt-body")(run)
		run.Checks[len(run.Checks)-1].OffPath = true
	}
	got := diagnosed(off, fails("bearer.fresh.accepted"))
	gomega.NewWithT(t).Expect(ids(got)).To(gomega.Equal([]string{"bearer.fresh-refused", "client.dcr-refused"}))
}

func TestWhatFallsToAnUpstreamCauseIsFolded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := diagnosed(fails("discovery.as.endpoints"), fails("registration.dcr.chatgpt-body"), stops("client", 1))
	g.Expect(ids(got)).To(gomega.Equal([]string{"as.endpoints"}))
	g.Expect(got[0].Explains).To(gomega.ContainElements("client", "registration.dcr.chatgpt-body", "tools"))
}

func TestAPredictionThatDidNotComeTrueLowersTheConfidence(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	sure := diagnosed(fails("token.code.single-use"), fails("token.code.race"))
	g.Expect(ids(sure)).To(gomega.Equal([]string{"code.replay"}))
	g.Expect(sure[0].Confidence).To(gomega.Equal("high"))
	doubtful := diagnosed(fails("token.code.single-use"), check("token.code.race", result.Pass, 0))
	g.Expect(doubtful[0].Confidence).To(gomega.Equal("medium"))
}

func TestRuleZero(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := diagnosed(check("resources.read.new-rule", result.Fail, 3))
	g.Expect(got).To(gomega.HaveLen(1))
	name, zero := diagnose.Unexplained(got[0].ID)
	g.Expect(zero).To(gomega.BeTrue())
	g.Expect(name).To(gomega.Equal("resources.read.new-rule"))
	g.Expect(got[0].Fix).To(gomega.Equal("Mend resources.read.new-rule."))
	g.Expect(got[0].Cause).To(gomega.Equal("A rule is broken: “the rule of resources.read.new-rule”. Seen instead: what was seen."))
	g.Expect(got[0].Because).To(gomega.Equal([]string{"resources.read.new-rule failed (exchange 3): what was seen"}))
	g.Expect(got[0].Owner).To(gomega.Equal("MCP server"))
}

func TestAStepThatNoRuleExplainsIsADiagnosis(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := diagnosed(stops("session", 7), blocked("tools.call.unknown", "session"))
	g.Expect(ids(got)).To(gomega.Equal([]string{"unexplained:session"}))
	g.Expect(got[0].Explains).To(gomega.Equal([]string{"session", "tools", "tools.call.unknown"}))
	g.Expect(got[0].Because).To(gomega.Equal([]string{`the step "session" failed (exchange 7): it did not work`}))
}

func TestACheckAndTheStepItJudgesAreOneDiagnosis(t *testing.T) {
	t.Parallel()
	got := diagnosed(stops("session", 4), check("lifecycle.other.rule", result.Fail, 4))
	gomega.NewWithT(t).Expect(ids(got)).To(gomega.Equal([]string{"unexplained:lifecycle.other.rule"}))
}

func TestAHostThatStopsWhereTheWireGoesOn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := diagnosed(hostStops("server", "no S256"), fails("discovery.as.pkce-s256"), check("token.code.single-use", result.Pass, 0))
	g.Expect(ids(got)).To(gomega.Equal([]string{"as.s256"}))
	g.Expect(got[0].Explains).To(gomega.Equal([]string{"server", "discovery.as.pkce-s256"}))
	g.Expect(got[0].Fix).To(gomega.ContainSubstring(asURL))
}

func TestDiagnosesAreMadeAnew(t *testing.T) {
	t.Parallel()
	run := play()
	run.Diagnoses = []result.Diagnosis{{ID: "old"}}
	diagnose.Run(run)
	gomega.NewWithT(t).Expect(run.Diagnoses).To(gomega.BeEmpty())
}

func TestEvidenceSparesTheQueriesOfURLs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := diagnosed(fails("discovery.as.endpoints"), func(run *result.Run) {
		run.Checks[0].Actual = `authorization_endpoint http://as:8080/authorize?state=abc&x=1: refused; "https://b.test/?q" is fine.`
	})
	g.Expect(got[0].Cause).To(gomega.Equal(`The metadata names an endpoint that cannot be used: ` +
		`authorization_endpoint http://as:8080/authorize?…: refused; "https://b.test/?…" is fine.`))
}
