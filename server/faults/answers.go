package faults

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

// held is an answer that was written and not yet sent.
type held struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (h *held) Header() http.Header         { return h.header }
func (h *held) WriteHeader(status int)      { h.status = status }
func (h *held) Write(b []byte) (int, error) { return h.body.Write(b) }

// send sends what is left of it.
func (h *held) send(w http.ResponseWriter) {
	maps.Copy(w.Header(), h.header)
	w.WriteHeader(h.status)
	_, _ = w.Write(h.body.Bytes())
}

// edit changes answers of paths that begin so, whole, after their handler is done with them.
func edit(s *app.Seams, prefix string, change func(a *held, r *http.Request)) {
	next := s.Wire
	s.Wire = func(h http.Handler) http.Handler {
		return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasPrefix(r.URL.Path, prefix) {
				h.ServeHTTP(w, r)
				return
			}
			a := &held{header: http.Header{}, status: http.StatusOK}
			h.ServeHTTP(a, r)
			change(a, r)
			a.send(w)
		}))
	}
}

// editResponses changes authorization responses, knowing the requests they answer.
func editResponses(s *app.Seams, change func(request url.Values, to *url.URL)) {
	var asked sync.Map // by state
	edit(s, "/authorize", func(a *held, r *http.Request) {
		if r.Method == http.MethodGet && r.URL.Query().Has("client_id") {
			asked.Store(r.URL.Query().Get("state"), r.URL.Query())
		}
		to, err := url.Parse(a.header.Get("Location"))
		if err != nil || !to.IsAbs() {
			return
		}
		request, known := asked.Load(to.Query().Get("state"))
		if values, ok := request.(url.Values); known && ok {
			change(values, to)
			a.header.Set("Location", to.String())
		}
	})
}
