package runner_test

import (
	"context"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/runner"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// rule is a check outside the catalogue.
func rule(id string, needs ...check.Need) *check.Check {
	return &check.Check{
		ID: id, Title: "the title of " + id, Level: check.Must, Impact: check.Exposes, Basis: check.Observed, Fix: "mend it",
		Refs: spec.Refs(spec.RFC6749.S("4.1.2"), spec.RFC6749.S("4.1.3")), Needs: needs, Run: func(context.Context, *check.C) {},
	}
}

func TestLabels(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(runner.Labels(rule("token.code.single-use", fixture.Client))).To(gomega.Equal([]string{
		"MUST", "basis:observed", "impact:exposes", "needs:challenge", "needs:client", "needs:resource metadata", "needs:server metadata",
		"rfc6749", "token", "token.code.single-use",
	}))
}

func TestAFilterSelects(t *testing.T) {
	t.Parallel()
	all := []*check.Check{rule("token.code.race", fixture.Login), rule("discovery.prm.found", fixture.Challenge)}
	for filter, want := range map[string]int{
		"": 2, "token": 1, "token.code.race || discovery": 2, "rfc6749 && !needs:login": 1, "MUST && impact:exposes": 2, "absent": 0,
	} {
		g := gomega.NewWithT(t)
		selected, err := runner.Select(all, filter)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(selected).To(gomega.HaveLen(want), filter)
	}
}

func TestWhatIsNoFilterIsOneSentence(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := runner.Select(nil, "a && (")
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(`--labels "a && (" is not a label filter`)))
	g.Expect(err.Error()).NotTo(gomega.ContainSubstring("\n"))
	g.Expect(err.Error()).NotTo(gomega.ContainSubstring("\x1b"))
}
