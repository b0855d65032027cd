package wire

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

func TestForeignClientIsRecorded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, "you said "+string(sent))
		_ = z.Close()
	})
	w := local(t, Limits{})
	client := &http.Client{Transport: w.Scope("sdk").RoundTripper(Host)}
	resp, err := client.Do(request(t, http.MethodPost, target.URL, "hello"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	body, err := io.ReadAll(resp.Body)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(resp.Body.Close()).To(gomega.Succeed())
	g.Expect(string(body)).To(gomega.Equal("you said hello"))
	out := w.Exchanges()
	g.Expect(out).To(gomega.HaveLen(1))
	g.Expect(out[0].Check).To(gomega.Equal("sdk"))
	g.Expect(out[0].Request.Body).To(gomega.Equal("hello"))
	g.Expect(out[0].Response.Body).To(gomega.Equal("you said hello"))
	g.Expect(out[0].Response.Error).To(gomega.BeEmpty())
}

func TestForeignClientIsBounded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	endless := server(t, func(w http.ResponseWriter, r *http.Request) { forever(w, r, strings.Repeat("x", 4096)) })
	silent := server(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	w := local(t, tight)
	client := &http.Client{Transport: w.Scope("sdk").RoundTripper(Host)}

	resp, err := client.Do(get(t, endless.URL))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	read, err := io.Copy(io.Discard, resp.Body)
	g.Expect(err).To(gomega.MatchError("the body is larger than 256 KiB"))
	g.Expect(read).To(gomega.BeNumerically("<", 512<<10))
	g.Expect(resp.Body.Close()).To(gomega.Succeed())

	resp, err = client.Do(get(t, silent.URL))
	if err == nil {
		_ = resp.Body.Close()
	}
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("no whole answer within 1s")))
	out := w.Exchanges()
	g.Expect(out[0].Response.Error).To(gomega.ContainSubstring("larger than"))
	g.Expect(out[1].Response.Error).To(gomega.ContainSubstring("no whole answer"))
}

func TestForeignClientMayKeepAStreamOpen(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	release := make(chan struct{})
	target := server(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "data: 1\n\n")
		w.(http.Flusher).Flush()
		<-release
		_, _ = io.WriteString(w, "data: 2\n\n")
	})
	const patience = 500 * time.Millisecond
	w := local(t, Limits{Request: patience})
	resp, err := w.Scope("sdk").RoundTripper(Host).RoundTrip(get(t, target.URL))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	time.AfterFunc(patience+100*time.Millisecond, func() { close(release) })
	body, err := io.ReadAll(resp.Body)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(body)).To(gomega.Equal("data: 1\n\ndata: 2\n\n"))
	g.Expect(resp.Body.Close()).To(gomega.Succeed())
}

func TestForeignClientClosesEarly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, r *http.Request) { forever(w, r, "data: x\n\n") })
	w := local(t, Limits{})
	resp, err := w.Scope("sdk").RoundTripper(Host).RoundTrip(get(t, target.URL))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	reading := make(chan struct{})
	go func() {
		defer close(reading)
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 100))
	}()
	<-reading
	g.Expect(resp.Body.Close()).To(gomega.Succeed())
	out := w.Exchanges()[0].Response
	g.Expect(out.Status).To(gomega.Equal(200))
	g.Expect(out.Error).To(gomega.BeEmpty())
	g.Expect(out.Body).To(gomega.HavePrefix("data: x"))
}
