package wellknown_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/wellknown"
)

func TestMoreMembersAreWrittenBesideThoseOfTheDocument(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	document := struct {
		Issuer string `json:"issuer"`
	}{"https://as.example"}
	raw, err := wellknown.Encode(document, nil)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(raw).To(gomega.MatchJSON(`{"issuer":"https://as.example"}`))
	raw, err = wellknown.Encode(document, map[string]any{"issuer": "https://other.example", "empty": []string{}})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(raw).To(gomega.MatchJSON(`{"issuer":"https://other.example","empty":[]}`))
	_, err = wellknown.Encode([]int{1}, map[string]any{"a": 1})
	g.Expect(err).To(gomega.HaveOccurred())
}
