package selftest

import (
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// A token that the user gave and the server refuses is the user's: the server, which has no fault, is
// not blamed for it, and whether the host connects stays unknown.
func TestATokenThatWasGivenAndIsRefusedIsNotTheServersFault(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	h, err := selfhost.Start(t.Context(), selfhost.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = h.Close() })
	cfg := &config.Config{Login: "token", Token: "a-token-of-another-server", Parallel: 8, Budget: time.Minute, Timeout: 10 * time.Second}
	opts, release, err := launch.Prepare(t.Context(), cfg, h.MCPURL.String(), result.Tool{Name: "selftest"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(release)
	opts.Checks = check.All()
	run := diagnosed(t.Context(), opts)
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown), run.Verdict.Summary)
	g.Expect(run.Totals.Fail).To(gomega.BeZero())
	g.Expect(run.Diagnoses).NotTo(gomega.BeEmpty())
	g.Expect(run.Diagnoses[0].ID).To(gomega.Equal("harness.token"))
	g.Expect(run.Diagnoses[0].Owner).To(gomega.Equal("harness"))
}
