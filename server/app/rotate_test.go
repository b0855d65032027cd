package app_test

import (
	"context"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
)

func TestKeysRotateAgainAndAgain(t *testing.T) {
	t.Parallel()
	k := start(t)
	before := k.Tokens(0).Access
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- k.App.RotateEvery(ctx, time.Millisecond) }()
	k.Eventually(func() any { return k.Get("/.well-known/jwks.json").JSON()["keys"] }).
		WithTimeout(20 * time.Second).ShouldNot(gomega.Or(gomega.HaveLen(1), gomega.HaveLen(2)))
	stop()
	k.Expect(<-ended).To(gomega.Succeed())
	k.Expect(k.Initialize(before).Status).To(gomega.Equal(200))
}

// What a document was signed with is published for as long as the document can be had.
func TestSignedMetadataFollowsTheKeys(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.SignedMetadata = true })
	signer := func() string {
		signed := k.Get("/.well-known/oauth-protected-resource/mcp").Text("signed_metadata")
		token, _, err := jwt.NewParser().ParseUnverified(signed, jwt.MapClaims{})
		k.Expect(err).NotTo(gomega.HaveOccurred())
		id, _ := token.Header["kid"].(string)
		return id
	}
	first := signer()
	k.Expect(k.App.RotateKeys()).To(gomega.Succeed())
	k.Expect(k.App.Advance(t.Context(), 2*time.Hour)).To(gomega.Succeed())
	k.Expect(signer()).NotTo(gomega.Equal(first))
	k.Expect(k.Get("/.well-known/jwks.json").Body).To(gomega.ContainSubstring(`"kid":"` + signer() + `"`))
}
