package wire

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

// server starts a target that ends with the test, whatever its handlers still do.
func server(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

func local(t *testing.T, limits Limits) *Wire {
	t.Helper()
	w := New(Options{Limits: limits, AllowPrivate: true})
	t.Cleanup(w.Close)
	return w
}

func get(t *testing.T, url string) *http.Request {
	t.Helper()
	return request(t, http.MethodGet, url, "")
}

func request(t *testing.T, method, url, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestExchangeHoldsWhatWasSentAndWhatCame(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || string(body) != "ping" {
			http.Error(w, "no ping", http.StatusBadRequest)
			return
		}
		w.Header().Set("X-Seen", r.Header.Get("User-Agent"))
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "pong")
	})
	w := local(t, Limits{})
	scope := w.Scope("area.subject.property")
	scope.Step("ping it")
	ex := scope.Do(Host, request(t, http.MethodPost, target.URL+"/a?b=c", "ping"))

	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(ex.Status).To(gomega.Equal(http.StatusTeapot))
	g.Expect(string(ex.Body)).To(gomega.Equal("pong"))
	g.Expect(ex.Length).To(gomega.BeEquivalentTo(4))
	g.Expect(ex.Header.Get("X-Seen")).To(gomega.Equal(ex.ReqHeader.Get("User-Agent")))
	g.Expect(ex.Timing.FirstByte).To(gomega.BeNumerically(">", 0))
	g.Expect(ex.Timing.Total).To(gomega.BeNumerically(">=", ex.Timing.FirstByte))

	out := w.Exchanges()
	g.Expect(out).To(gomega.HaveLen(1))
	g.Expect(out[0].N).To(gomega.Equal(1))
	g.Expect(out[0].Check).To(gomega.Equal("area.subject.property"))
	g.Expect(out[0].Step).To(gomega.Equal("ping it"))
	g.Expect(out[0].Actor).To(gomega.Equal("host"))
	g.Expect(out[0].Request.Body).To(gomega.Equal("ping"))
	g.Expect(out[0].Request.URL).To(gomega.Equal(target.URL + "/a?b=c"))
	g.Expect(out[0].Response.Body).To(gomega.Equal("pong"))
}

func TestScopesAttributeUnderConcurrency(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.URL.Path) })
	w := local(t, Limits{})
	owners := []string{"a", "b", "c", "d", "e", "f"}
	scopes := map[string]*Scope{}
	var wait sync.WaitGroup
	for _, owner := range owners {
		scope := w.Scope(owner)
		scopes[owner] = scope
		for range 20 {
			wait.Go(func() {
				if ex := scope.Do(Host, get(t, target.URL+"/"+owner)); ex.Err != nil {
					t.Error(ex.Err)
				}
			})
		}
	}
	wait.Wait()
	seen := map[int]string{}
	for i, ex := range w.Exchanges() {
		g.Expect(ex.N).To(gomega.Equal(i + 1))
		g.Expect(ex.Response.Body).To(gomega.Equal("/" + ex.Check))
		seen[ex.N] = ex.Check
	}
	g.Expect(seen).To(gomega.HaveLen(len(owners) * 20))
	for owner, scope := range scopes {
		g.Expect(scope.Requests()).To(gomega.Equal(20))
		for _, n := range scope.Numbers() {
			g.Expect(seen[n]).To(gomega.Equal(owner))
		}
	}
}

func TestRedirectIsAnAnswer(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	hits := 0
	target := server(t, func(w http.ResponseWriter, r *http.Request) {
		hits++
		http.Redirect(w, r, "/again", http.StatusFound)
	})
	ex := local(t, Limits{}).Scope("x").Do(Browser, get(t, target.URL))
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(ex.Status).To(gomega.Equal(http.StatusFound))
	g.Expect(hits).To(gomega.Equal(1))
}

func TestExportWhileARequestRuns(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	arrived, release := make(chan struct{}), make(chan struct{})
	target := server(t, func(http.ResponseWriter, *http.Request) { close(arrived); <-release })
	w := local(t, Limits{})
	done := make(chan *Exchange)
	go func() { done <- w.Scope("x").Do(Host, get(t, target.URL)) }()
	<-arrived
	g.Expect(w.Exchanges()[0].Response.Error).To(gomega.ContainSubstring("not answered"))
	close(release)
	g.Expect((<-done).Err).NotTo(gomega.HaveOccurred())
	g.Expect(w.Exchanges()[0].Response.Error).To(gomega.BeEmpty())
}

func TestCallerGivesUp(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	arrived := make(chan struct{})
	target := server(t, func(_ http.ResponseWriter, r *http.Request) { close(arrived); <-r.Context().Done() })
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-arrived; cancel() }()
	ex := local(t, Limits{}).Scope("x").Do(Host, get(t, target.URL).WithContext(ctx))
	g.Expect(kind(ex)).To(gomega.Equal(KindCanceled))
}

func TestPatienceIsForOneRequest(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w := local(t, Limits{Request: time.Minute})
	g.Expect(w.limitsFor(WithPatience(t.Context(), time.Hour)).Request).To(gomega.Equal(time.Hour))
	g.Expect(w.limitsFor(t.Context()).Request).To(gomega.Equal(time.Minute))
}

func TestUnusableURLs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	scope := local(t, Limits{}).Scope("x")
	for _, url := range []string{"ftp://host/", "file:///etc/passwd", "http:///path", "javascript:alert(1)"} {
		g.Expect(kind(scope.Do(Host, get(t, url)))).To(gomega.Equal(KindRequest), url)
	}
}
