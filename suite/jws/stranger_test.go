package jws_test

import (
	"encoding/json"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

// A forgery with its key in the header verifies with exactly that key, whatever its kind: signing,
// writing a key down and reading it fit together.
func TestAForgeryVerifiesWithItsOwnKeyOnly(t *testing.T) {
	t.Parallel()
	for _, alg := range []string{"RS256", "PS384", "ES256", "ES384", "ES512", "EdDSA"} {
		t.Run(alg, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			original, _ := jws.Parse(compact(`{"alg":"`+alg+`","kid":"1"}`, `{"sub":"u1"}`, "c2ln"))
			stranger, err := jws.NewStranger(alg)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			raw, err := stranger.ForgeWithKey(original)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			forged, ok := jws.Parse(raw)
			g.Expect(ok).To(gomega.BeTrue())
			g.Expect(forged.Claims).To(gomega.Equal(original.Claims))
			g.Expect(forged.KeyID()).To(gomega.BeEmpty())

			set, err := json.Marshal(map[string]any{"keys": []any{forged.Header["jwk"], map[string]any{"kty": "oct", "k": "AA"}}})
			g.Expect(err).NotTo(gomega.HaveOccurred())
			keys, err := jws.ParseKeys(set)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(keys).To(gomega.HaveLen(1))
			g.Expect(forged.VerifiedBy(keys[0].Public)).To(gomega.Succeed())
			g.Expect(original.VerifiedBy(keys[0].Public)).NotTo(gomega.Succeed())
		})
	}
}

func TestAForgeryUnderTheOldHeaderKeepsIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	original, _ := jws.Parse(compact(`{"alg":"HS256","kid":"1","typ":"JWT"}`, `{"sub":"u1"}`, "c2ln"))
	stranger, err := jws.NewStranger("HS256")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	raw, err := stranger.Forge(original)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	forged, _ := jws.Parse(raw)
	g.Expect(forged.Header).To(gomega.Equal(original.Header))
	g.Expect(stranger.ForgeWithKey(original)).To(gomega.BeEmpty(), "a shared secret is no public key")
	_, err = jws.NewStranger("none")
	g.Expect(err).To(gomega.HaveOccurred())
}

func TestThePublicKeyAsASecret(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	keys, err := jws.ParseKeys([]byte(`{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",` +
		`"y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`)) // RFC 7515 §A.3
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(keys).To(gomega.HaveLen(1))
	original, _ := jws.Parse(compact(`{"alg":"ES256","kid":"1"}`, `{"sub":"u1"}`, "c2ln"))
	forged, err := original.MACed(keys[0].Public)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(forged).To(gomega.HaveLen(2))
	g.Expect(forged[0]).NotTo(gomega.Equal(forged[1]))
	one, _ := jws.Parse(forged[0])
	g.Expect([]string{one.Alg(), one.KeyID()}).To(gomega.Equal([]string{"HS256", "1"}))
}

func TestWhatIsNoKeySet(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, document := range []string{``, `[]`, `{}`, `{"keys":null}`, `<html>`} {
		_, err := jws.ParseKeys([]byte(document))
		g.Expect(err).To(gomega.HaveOccurred(), document)
	}
	keys, err := jws.ParseKeys([]byte(`{"keys":[{"kty":"RSA"},{"kty":"EC","crv":"P-256","x":"AA","y":"AA"},{"kty":"OKP","crv":"X25519","x":"AA"},7]}`))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(keys).To(gomega.BeEmpty())
}
