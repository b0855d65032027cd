package jws_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

func inPEM(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

func TestAKeyIsReadAndFoundAmongPublishedOnes(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	der, err := x509.MarshalPKCS8PrivateKey(key)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	ours, err := jws.NewSigner("ours")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	set, err := json.Marshal(ours.JWKS())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	keys, err := jws.ParseKeys(set)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for _, text := range [][]byte{inPEM("PRIVATE KEY", der), inPEM("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))} {
		s, err := jws.ParseSigner(text)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		_, found := s.Among(keys)
		g.Expect(found).To(gomega.BeFalse(), "another's")
		named, found := s.Among(append(keys, jws.Key{ID: "mine", Public: &key.PublicKey}))
		g.Expect(found).To(gomega.BeTrue())
		signed, err := named.Sign(map[string]any{"sub": "me"})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		token, ok := jws.Parse(signed)
		g.Expect(ok).To(gomega.BeTrue())
		g.Expect(token.Header["kid"]).To(gomega.Equal("mine"))
	}
}

func TestWhatIsNoKey(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	elliptical, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	der, err := x509.MarshalPKCS8PrivateKey(elliptical)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for says, text := range map[string][]byte{
		"no PEM block": []byte("a secret"), "no private key": inPEM("PRIVATE KEY", []byte("a secret")), "no RSA key": inPEM("PRIVATE KEY", der),
	} {
		_, err := jws.ParseSigner(text)
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
		g.Expect(err).NotTo(gomega.MatchError(gomega.ContainSubstring("a secret")))
	}
}
