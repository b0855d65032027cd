package wire

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

// tight are the limits of the hostile tests: small, so that the tests are quick, and not so small that a busy
// machine takes as long for an answer that comes. Time is measured against generous, never against these.
var tight = Limits{Request: time.Second, MaxBody: 256 << 10, MaxHeader: 16 << 10}

const generous = 10 * time.Second

func kind(ex *Exchange) Kind {
	var e *Error
	if errors.As(ex.Err, &e) {
		return e.Kind
	}
	return ""
}

// attack sends one request to a hostile target and checks what every answer must cost at most.
func attack(t *testing.T, limits Limits, handler http.HandlerFunc) *Exchange {
	t.Helper()
	target := server(t, handler)
	w := local(t, limits)
	started := time.Now()
	ex := w.Scope("hostile").Do(Host, get(t, target.URL))
	if took := time.Since(started); took > generous {
		t.Errorf("took %s", took)
	}
	if int64(len(ex.Body)) > limits.MaxBody {
		t.Errorf("%d bytes of body in memory", len(ex.Body))
	}
	out := w.Exchanges()
	if got := len(out[0].Response.Body); got > 64<<10+100 {
		t.Errorf("%d bytes of body in the report", got)
	}
	if ex.Err != nil && out[0].Response.Error == "" {
		t.Error("the report lacks the error")
	}
	return ex
}

func forever(w http.ResponseWriter, r *http.Request, piece string) {
	for r.Context().Err() == nil {
		if _, err := io.WriteString(w, piece); err != nil {
			return
		}
	}
}

func TestInfiniteBody(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limits := Limits{MaxBody: 256 << 10}
	ex := attack(t, limits, func(w http.ResponseWriter, r *http.Request) { forever(w, r, strings.Repeat("x", 4096)) })
	g.Expect(kind(ex)).To(gomega.Equal(KindTooLarge))
	g.Expect(ex.Status).To(gomega.Equal(200))
	g.Expect(ex.Truncated).To(gomega.BeTrue())
	g.Expect(ex.Err).To(gomega.MatchError("the body is larger than 256 KiB"))
}

func TestGzipBomb(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 64 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	g.Expect(bomb.Len()).To(gomega.BeNumerically("<", 256<<10))
	ex := attack(t, Limits{MaxBody: 256 << 10}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb.Bytes())
	})
	g.Expect(kind(ex)).To(gomega.Equal(KindTooLarge))
	g.Expect(ex.Body).To(gomega.HaveLen(256 << 10))
}

func TestGzipOfNothingForEver(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var empty bytes.Buffer
	_ = gzip.NewWriter(&empty).Close()
	ex := attack(t, Limits{MaxBody: 64 << 10}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		forever(w, r, strings.Repeat(empty.String(), 100))
	})
	g.Expect(kind(ex)).To(gomega.Equal(KindTooLarge))
}

func TestGzipIsUndone(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := attack(t, Limits{MaxBody: 1 << 20}, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			http.Error(w, "no gzip asked for", http.StatusNotAcceptable)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, "plain")
		_ = z.Close()
	})
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(string(ex.Body)).To(gomega.Equal("plain"))
}

func TestGzipThatIsNone(t *testing.T) {
	t.Parallel()
	ex := attack(t, Limits{MaxBody: 1 << 20}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, "this was never compressed")
	})
	gomega.NewWithT(t).Expect(kind(ex)).To(gomega.Equal(KindProtocol))
}

func TestDripBody(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := attack(t, tight, func(w http.ResponseWriter, r *http.Request) {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for r.Context().Err() == nil {
			_, _ = io.WriteString(w, "x")
			w.(http.Flusher).Flush()
			<-tick.C
		}
	})
	g.Expect(kind(ex)).To(gomega.Equal(KindTimeout))
	g.Expect(ex.Body).NotTo(gomega.BeEmpty())
}

func TestSilentBody(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := attack(t, Limits{Request: generous, Idle: 500 * time.Millisecond, MaxBody: 1 << 10}, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "so far")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	g.Expect(ex.Err).To(gomega.MatchError("the answer fell silent for 500ms"))
	g.Expect(string(ex.Body)).To(gomega.Equal("so far"))
}

func TestNoHeader(t *testing.T) {
	t.Parallel()
	ex := attack(t, tight, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	gomega.NewWithT(t).Expect(ex.Err).To(gomega.MatchError("no whole answer within 1s"))
}

func TestTenThousandHeaders(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := attack(t, Limits{MaxBody: 1 << 10, MaxHeader: 16 << 10}, func(w http.ResponseWriter, _ *http.Request) {
		for i := range 10_000 {
			w.Header().Set(fmt.Sprintf("X-Header-%d", i), "value")
		}
	})
	g.Expect(kind(ex)).To(gomega.Equal(KindTooLarge))
	g.Expect(ex.Err).To(gomega.MatchError("the header is larger than 16 KiB"))
}
