package wire

import (
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/onsi/gomega"
)

func eventStream(t *testing.T, handler func(w io.Writer, r *http.Request)) string {
	t.Helper()
	return server(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
		handler(w, r)
		w.(http.Flusher).Flush()
	}).URL
}

func TestEventStreamIsParsed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	url := eventStream(t, func(w io.Writer, _ *http.Request) {
		_, _ = io.WriteString(w, "\ufeff: a comment\n\nid: 7\nevent: note\ndata: one\ndata:two\n\n"+
			"data: {\"jsonrpc\":\"2.0\"}\r\n\r\nretry: 5\n\ndata\n\rdata: cut off")
	})
	ex := local(t, Limits{}).Scope("x").Do(Host, request(t, http.MethodPost, url, "{}"))
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(ex.Events).To(gomega.HaveLen(3))
	g.Expect(ex.Events[0].ID).To(gomega.Equal("7"))
	g.Expect(ex.Events[0].Name).To(gomega.Equal("note"))
	g.Expect(string(ex.Events[0].Data)).To(gomega.Equal("one\ntwo"))
	g.Expect(ex.Events[1].Name).To(gomega.Equal("message"))
	g.Expect(string(ex.Events[1].Data)).To(gomega.Equal(`{"jsonrpc":"2.0"}`))
	g.Expect(ex.Events[2].Data).To(gomega.BeEmpty())
	g.Expect(string(ex.Body)).To(gomega.HaveSuffix("cut off"))
}

func TestEventStreamInAnyPieces(t *testing.T) {
	t.Parallel()
	text := "id: 1\r\ndata: a\r\n\r\nevent: e\rdata: b\r\rdata: c\n\n"
	for size := 1; size < len(text); size++ {
		var parser eventParser
		var got string
		for rest := text; rest != ""; {
			n := min(size, len(rest))
			for _, ev := range parser.feed([]byte(rest[:n])) {
				got += fmt.Sprintf("%s/%s/%s ", ev.ID, ev.Name, ev.Data)
			}
			rest = rest[n:]
		}
		if want := "1/message/a 1/e/b 1/message/c "; got != want {
			t.Errorf("in pieces of %d: %q, want %q", size, got, want)
		}
	}
}

func TestDoUntilClosesAnOpenStream(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	closed := make(chan struct{})
	url := server(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for i := range 3 {
			_, _ = fmt.Fprintf(w, "data: %d\n\n", i)
		}
		w.(http.Flusher).Flush()
		<-r.Context().Done()
		close(closed)
	}).URL
	ex := local(t, Limits{}).Scope("x").DoUntil(Host, get(t, url), func(ev Event) bool { return string(ev.Data) == "1" })
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(ex.Events).To(gomega.HaveLen(2))
	g.Eventually(closed, generous).Should(gomega.BeClosed())
}

func TestDoUntilOfAPlainAnswer(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	url := server(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "data: x\n\n") }).URL
	ex := local(t, Limits{}).Scope("x").DoUntil(Host, get(t, url), func(Event) bool { t.Error("no event"); return true })
	g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
	g.Expect(ex.Events).To(gomega.BeEmpty())
}

func TestEndlessEventStream(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := attack(t, Limits{MaxBody: 1 << 20}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		forever(w, r, "data: x\n\n")
	})
	g.Expect(ex.Err).To(gomega.MatchError("the event stream went past 10000 events"))
	g.Expect(ex.Events).To(gomega.HaveLen(maxEvents))
	ex = attack(t, tight, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, "data: only\n\n")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	g.Expect(kind(ex)).To(gomega.Equal(KindTimeout))
	g.Expect(ex.Events).To(gomega.HaveLen(1))
}
