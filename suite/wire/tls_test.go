package wire

import (
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

func secure(t *testing.T) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	return secureWith(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Proto) })
}

func secureWith(t *testing.T, handler http.HandlerFunc) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	s := httptest.NewUnstartedServer(handler)
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return s, roots
}

func TestTLSAndHTTP2(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, roots := secure(t)
	for _, o := range []Options{{AllowPrivate: true, RootCAs: roots}, {AllowPrivate: true, Insecure: true}} {
		w := New(o)
		scope := w.Scope("x")
		ex := scope.Do(Host, get(t, s.URL))
		g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
		g.Expect(ex.Proto).To(gomega.Equal("HTTP/2.0"))
		g.Expect(string(ex.Body)).To(gomega.Equal("HTTP/2.0"))
		g.Expect(ex.Timing.TLS).To(gomega.BeNumerically(">", ex.Timing.Connect))
		again := scope.Do(Host, get(t, s.URL))
		g.Expect(again.Timing.Reused).To(gomega.BeTrue())
		g.Expect(again.Timing.TLS).To(gomega.BeZero())
		w.Close()
	}
}

func TestTLSFailures(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, roots := secure(t)
	w := New(Options{AllowPrivate: true, RootCAs: roots})
	defer w.Close()
	stranger := New(Options{AllowPrivate: true})
	defer stranger.Close()
	plain := server(t, func(http.ResponseWriter, *http.Request) {})

	ex := stranger.Scope("x").Do(Host, get(t, s.URL))
	g.Expect(kind(ex)).To(gomega.Equal(KindTLS))
	g.Expect(ex.Err).To(gomega.MatchError("TLS: the certificate of 127.0.0.1 is self-signed"))
	ex = w.Scope("x").Do(Host, get(t, strings.Replace(s.URL, "127.0.0.1", "localhost", 1)))
	g.Expect(ex.Err).To(gomega.MatchError(gomega.HavePrefix("TLS: the certificate is not valid for localhost, but for example.com, ")))
	ex = w.Scope("x").Do(Host, get(t, strings.Replace(plain.URL, "http:", "https:", 1)))
	g.Expect(ex.Err).To(gomega.MatchError("TLS: 127.0.0.1 does not speak TLS on this port"))
}

func TestHostileHTTP2(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, roots := secureWith(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/headers", "/more-headers":
			for i := range map[string]int{"/headers": 800, "/more-headers": 10_000}[r.URL.Path] {
				w.Header().Set(fmt.Sprintf("X-Header-%d", i), "value")
			}
		case "/endless":
			forever(w, r, strings.Repeat("x", 4096))
		case "/abort":
			_, _ = io.WriteString(w, "half")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		case "/abort-at-once":
			panic(http.ErrAbortHandler)
		}
	})
	w := New(Options{AllowPrivate: true, RootCAs: roots, Limits: Limits{MaxBody: 64 << 10, MaxHeader: 16 << 10}})
	defer w.Close()
	for path, want := range map[string]Kind{
		"/headers": KindProtocol, "/more-headers": KindProtocol, // net/http does not tell these from malformed ones
		"/endless": KindTooLarge, "/abort": KindReset, "/abort-at-once": KindReset,
	} {
		ex := w.Scope("x").Do(Host, get(t, s.URL+path))
		g.Expect(kind(ex)).To(gomega.Equal(want), "%s: %v", path, ex.Err)
	}
	g.Expect(w.Scope("x").Do(Host, get(t, s.URL)).Err).NotTo(gomega.HaveOccurred(), "one bad answer spoils no other")
}

func TestSilentTLS(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	url := raw(t, func(c net.Conn) { _, _ = c.Read(make([]byte, 1<<20)) })
	w := local(t, tight)
	ex := w.Scope("x").Do(Host, get(t, strings.Replace(url, "http:", "https:", 1)))
	g.Expect(kind(ex)).To(gomega.Equal(KindTimeout), "%v", ex.Err)
}
