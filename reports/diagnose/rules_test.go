package diagnose_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
)

func TestEveryFailingCheckHasACause(t *testing.T) {
	t.Parallel()
	for id, status := range checkIDs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			got := diagnosed(check(id, result.Fail, 1), answered(id, "POST", target, status, ""))
			g.Expect(got).To(gomega.HaveLen(1))
			_, zero := diagnose.Unexplained(got[0].ID)
			g.Expect(zero).To(gomega.BeFalse(), "a check of the catalogue deserves a rule")
			g.Expect(got[0].Explains).To(gomega.ContainElement(id))
			g.Expect(got[0].Because).To(gomega.ContainElement(gomega.ContainSubstring(id + " failed (exchange 1)")))
		})
	}
}

func TestWordsAreFilledAndFitForPeople(t *testing.T) {
	t.Parallel()
	for _, rule := range diagnose.Rules() {
		edits := unplanted[rule.ID]
		if edits == nil {
			for id, status := range checkIDs {
				edits = append(edits, check(id, result.Fail, len(edits)+1), answered(id, "POST", target, status, ""))
			}
		}
		for _, d := range diagnosed(edits...) {
			for _, text := range []string{d.Cause, d.Fix} {
				g := gomega.NewWithT(t)
				g.Expect(text).NotTo(gomega.MatchRegexp(`\{\{|\}\}|<no value>|<nil>|template:|  |\n|TODO`), d.ID)
				g.Expect(text).To(gomega.HaveSuffix("."), d.ID)
				g.Expect(text).NotTo(gomega.HaveSuffix(".."), d.ID)
			}
		}
	}
}

func TestRulesCiteAndSayWhatTheUserSees(t *testing.T) {
	t.Parallel()
	for _, rule := range diagnose.Rules() {
		g := gomega.NewWithT(t)
		if rule.Owner == diagnose.Harness {
			continue
		}
		g.Expect(rule.Refs).NotTo(gomega.BeEmpty(), rule.ID)
		for _, ref := range rule.Refs {
			g.Expect(ref.URL).To(gomega.HavePrefix("https://"), rule.ID)
		}
		g.Expect(rule.When.String()).NotTo(gomega.BeEmpty(), rule.ID)
	}
}

func TestNoFaultProvesTwoCauses(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	for _, rule := range diagnose.Rules() {
		for _, fault := range rule.ProvenBy {
			if other, taken := owner[fault]; taken {
				t.Errorf("%s is claimed by %s and by %s", fault, other, rule.ID)
			}
			owner[fault] = rule.ID
			if fault != strings.ToLower(fault) {
				t.Errorf("%s is not a fault id", fault)
			}
		}
	}
}

func TestRulesAreSortedUpstreamFirst(t *testing.T) {
	t.Parallel()
	at := 0
	for _, rule := range diagnose.Rules() {
		now := slices.Index(steps, rule.Step)
		gomega.NewWithT(t).Expect(now).To(gomega.BeNumerically(">=", at), rule.ID)
		at = now
	}
}
