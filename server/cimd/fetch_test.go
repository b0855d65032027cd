package cimd_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/cimd"
)

// near is a client for a server on this machine.
func near(base *http.Client) *http.Client {
	return cimd.Guarded(base, cimd.Reach{Timeout: time.Minute, Loopback: true})
}

func TestADocumentHasALength(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`"` + strings.Repeat("x", 98) + `"`))
	}))
	t.Cleanup(server.Close)
	got, err := cimd.Fetch(t.Context(), near(server.Client()), server.URL, 100)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(got.Body).To(gomega.HaveLen(100))
	_, err = cimd.Fetch(t.Context(), near(server.Client()), server.URL, 99)
	g.Expect(err).To(gomega.MatchError("it is larger than 99 bytes"))
}

// A proxy would look the name up, and so lead round the guard.
func TestNoProxyIsUsed(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	base := &http.Client{Transport: &http.Transport{Proxy: func(*http.Request) (*url.URL, error) {
		t.Error("the proxy was asked for")
		return nil, nil
	}}}
	_, err := cimd.Fetch(t.Context(), near(base), server.URL, 1)
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError("it is answered 404, not 200"))
}

func TestThisMachineIsInside(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	_, err := cimd.Fetch(t.Context(), cimd.Guarded(http.DefaultClient, cimd.Reach{Timeout: time.Minute}), server.URL, 1)
	gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.ContainSubstring("its address is not a public one")))
}
