package app_test

import (
	"context"
	"testing"
	"time"

	"github.com/onsi/gomega"
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
