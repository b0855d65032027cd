package privy_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/privy"
)

func TestASlowPrivyMakesNoQueue(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, err := issuer.New(issuer.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	var asked atomic.Int32
	arrived, goOn := make(chan struct{}, 9), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		arrived <- struct{}{}
		<-goOn
		is.Handler().ServeHTTP(w, r)
	}))
	defer server.Close()
	c := &privy.Client{AppID: is.AppID(), AppSecret: is.AppSecret(), APIURL: server.URL}
	good, err := is.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())

	first, giveUp := context.WithCancel(t.Context())
	gone := make(chan error, 1)
	go func() { _, err := c.Verify(first, good); gone <- err }()
	<-arrived
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, err := c.Verify(t.Context(), good)
			g.Expect(err).NotTo(gomega.HaveOccurred())
		})
	}
	giveUp()
	g.Expect(<-gone).To(gomega.MatchError(privy.ErrUnavailable), "it does not wait for what others need")
	close(goOn)
	wait.Wait()
	g.Expect(asked.Load()).To(gomega.BeEquivalentTo(1))
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("the redirect was followed")
	}))
	defer elsewhere.Close()
	server := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	c := &privy.Client{AppID: "app", AppSecret: "secret", APIURL: server.URL}
	g.Expect(c.SendCode(t.Context(), "a@example.com")).NotTo(gomega.Succeed())
}

func TestOfAnAnswerOnlySoMuchIsRead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"token":"t","more":"` + strings.Repeat("x", 2<<20) + `"}`))
	}))
	defer server.Close()
	c := &privy.Client{AppID: "app", AppSecret: "secret", APIURL: server.URL}
	_, err := c.CheckCode(t.Context(), "a@example.com", "1")
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(privy.ErrUnavailable))
}
