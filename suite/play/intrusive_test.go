package play_test

import (
	"context"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/play"
)

func TestWhatIsIntrusiveIsForThisMachineOrWhoAllowsIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		target  string // "" is a loopback server
		allowed bool
		verdict result.Outcome
	}{
		"this machine":           {"", false, result.Pass},
		"elsewhere":              {"https://203.0.113.7/mcp", false, result.NotApplicable},
		"elsewhere, and allowed": {"https://203.0.113.7/mcp", true, result.Pass},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			bursts := rule("a.b.bursts", func(_ context.Context, c *check.C) { c.Expect(true).To(gomega.BeTrue()) })
			bursts.Intrusive = true
			opts := options(t, bursts)
			opts.Intrusive = c.allowed
			if c.target != "" {
				opts.Target, _ = url.Parse(c.target)
			}
			run := play.Run(t.Context(), opts)
			g.Expect(run.Checks[0].Verdict).To(gomega.Equal(c.verdict))
			if c.verdict == result.NotApplicable {
				g.Expect(run.Checks[0].Reason).To(gomega.ContainSubstring("--intrusive"))
			}
		})
	}
}
