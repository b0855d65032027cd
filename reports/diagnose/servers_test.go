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
