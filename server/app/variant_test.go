package app_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
)

func TestVariantsAreFoundByTheirIDs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	found, err := app.VariantsByID([]string{"sessions", " two-resources"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	c := app.Config{BaseURL: "https://as.test"}
	for _, v := range found {
		v.Apply(&c)
	}
	g.Expect(c.Sessions).To(gomega.BeTrue())
	g.Expect(c.OtherResources).To(gomega.ConsistOf("https://as.test/another"))
}

func TestAnUnknownVariantIsOneSentenceWithWhatThereIs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := app.VariantsByID([]string{"default", "sesions"})
	g.Expect(err).To(gomega.MatchError(gomega.And(
		gomega.HavePrefix(`there is no variant "sesions" (did you mean sessions?); there are default, `),
		gomega.ContainSubstring(", unlisted-introspection"))))
	_, err = app.VariantsByID([]string{"zzz"})
	g.Expect(err).To(gomega.MatchError(gomega.HavePrefix(`there is no variant "zzz"; there are default, `)))
}

func TestEveryVariantHasAnIDAndATitleOfItsOwn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	seen := map[string]bool{}
	for _, v := range app.Variants() {
		g.Expect(seen[v.ID] || seen[v.Title]).To(gomega.BeFalse(), v.ID)
		g.Expect(v.Title).NotTo(gomega.BeEmpty(), v.ID)
		seen[v.ID], seen[v.Title] = true, true
	}
}

// Each of the variants with a tool of its own adds to those of the others.
func TestVariantsWithToolsCombine(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.ProfileTool, c.Elicitation, c.StepUp = true, true, true })
	list := k.RPC(k.Tokens(0).Access, "tools/list", nil).Body
	for _, tool := range []string{"get-profile", "choose-item", "get-connection", "get-items"} {
		k.Expect(list).To(gomega.ContainSubstring(`"name":"` + tool + `"`))
	}
}
