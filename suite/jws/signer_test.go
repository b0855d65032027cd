package jws_test

import (
	"encoding/json"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

func TestWhatAClientSignsVerifiesWithItsPublishedKeyOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	own, err := jws.NewSigner("k1")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	stranger, err := jws.NewStrangeSigner("k1")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	set, err := json.Marshal(own.JWKS())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	keys, err := jws.ParseKeys(set)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(keys).To(gomega.HaveLen(1))
	g.Expect(keys[0].ID).To(gomega.Equal("k1"))
	for signer, right := range map[*jws.Signer]bool{own: true, stranger: false} {
		raw, err := signer.Sign(map[string]any{"iss": "a"})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		token, ok := jws.Parse(raw)
		g.Expect(ok).To(gomega.BeTrue())
		g.Expect(token.Text("iss")).To(gomega.Equal("a"))
		g.Expect(token.VerifiedBy(keys[0].Public) == nil).To(gomega.Equal(right))
	}
}
