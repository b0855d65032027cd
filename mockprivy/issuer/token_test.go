package issuer_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

func TestTokenHasPrivysHeaderAndClaims(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	signed, err := a.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())

	token, err := a.verify(signed, a.VerificationKeyPEM())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(token.Header).To(gomega.HaveKeyWithValue("typ", "JWT"))
	g.Expect(token.Header).To(gomega.HaveKeyWithValue("alg", "ES256"))
	g.Expect(token.Header).To(gomega.HaveKeyWithValue("kid", a.publishedKeyIDs()[0]))
	claims, ok := token.Claims.(jwt.MapClaims)
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(claims).To(gomega.HaveLen(6))
	g.Expect(claims).To(gomega.HaveKeyWithValue("iss", "privy.io"))
	g.Expect(claims).To(gomega.HaveKeyWithValue("aud", a.AppID()), "jose returns aud as it is, and the SDK wants a string")
	g.Expect(claims).To(gomega.HaveKeyWithValue("sub", a.Accounts()[0].DID))
	g.Expect(claims).To(gomega.HaveKeyWithValue("sid", gomega.Not(gomega.BeEmpty())))
	g.Expect(claims).To(gomega.HaveKeyWithValue("iat", float64(epoch.Unix())))
	g.Expect(claims).To(gomega.HaveKeyWithValue("exp", float64(epoch.Add(time.Hour).Unix())))
}

func TestTokenExpiresByTheIssuersClock(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{TokenLifetime: time.Minute})
	signed, err := a.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())

	a.Advance(59 * time.Second)
	_, err = a.verify(signed, a.VerificationKeyPEM())
	g.Expect(err).NotTo(gomega.HaveOccurred(), "one second before")
	a.Advance(-time.Hour)
	g.Expect(a.Now()).To(gomega.Equal(epoch.Add(59*time.Second)), "the clock never goes back")
	a.Advance(2 * time.Second)
	_, err = a.verify(signed, a.VerificationKeyPEM())
	g.Expect(err).To(gomega.MatchError(jwt.ErrTokenExpired))
}

func TestClockStopsAtItsEnd(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	before := a.Now()
	for range 5 {
		a.Advance(100 * 365 * 24 * time.Hour)
		g.Expect(a.Now()).To(gomega.BeTemporally(">=", before))
		before = a.Now()
	}
}

func TestMintAnyLifetimeAndApp(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	expired, err := a.MintToken(issuer.MintRequest{Lifetime: -time.Minute})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	token, err := a.verify(expired, a.VerificationKeyPEM())
	g.Expect(err).To(gomega.MatchError(jwt.ErrTokenExpired))
	issued, err := token.Claims.GetIssuedAt()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	expires, err := token.Claims.GetExpirationTime()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(issued.Before(expires.Time)).To(gomega.BeTrue(), "it was valid once")

	foreign, err := a.MintToken(issuer.MintRequest{AppID: "another-app"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = a.verify(foreign, a.VerificationKeyPEM())
	g.Expect(err).To(gomega.MatchError(jwt.ErrTokenInvalidAudience))

	_, err = a.MintToken(issuer.MintRequest{DID: "alice"})
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("not a Privy DID")))
}

func TestRotationKeepsOldKeysWhileTheyAreNeeded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	oldPEM, oldID := a.VerificationKeyPEM(), a.publishedKeyIDs()[0]
	signed, err := a.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(a.RotateKeys(false)).To(gomega.Succeed())

	g.Expect(a.VerificationKeyPEM()).NotTo(gomega.Equal(oldPEM))
	g.Expect(a.publishedKeyIDs()).To(gomega.HaveLen(2))
	g.Expect(a.publishedKeyIDs()[1]).To(gomega.Equal(oldID), "the old token must still verify by JWKS")
	_, err = a.verify(signed, oldPEM)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = a.verify(signed, a.VerificationKeyPEM())
	g.Expect(err).To(gomega.MatchError(jwt.ErrTokenSignatureInvalid))

	a.Advance(time.Hour)
	g.Expect(a.publishedKeyIDs()).NotTo(gomega.ContainElement(oldID), "its last token is expired")
}

func TestRotationAfterALeakDropsOldKeysAtOnce(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	_, err := a.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	old := a.publishedKeyIDs()
	g.Expect(a.RotateKeys(true)).To(gomega.Succeed())
	g.Expect(a.publishedKeyIDs()).To(gomega.HaveLen(1))
	g.Expect(a.publishedKeyIDs()).NotTo(gomega.Equal(old))
}

func (a *app) publishedKeyIDs() []string {
	a.t.Helper()
	got := a.call(http.MethodGet, "/v1/apps/"+a.AppID()+"/jwks.json", nil, without("Authorization"), without("privy-app-id"))
	var ids []string
	for _, k := range got.list("keys") {
		ids = append(ids, text(k["kid"]))
	}
	if len(ids) == 0 {
		a.t.Fatalf("no JWKS: %d %v", got.Status, got.Body)
	}
	return ids
}
