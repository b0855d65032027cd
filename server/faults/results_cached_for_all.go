package faults

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "results-cached-for-all",
	Title: "what a tool told one user it tells the next one too",
	Story: "A cache of results whose key is the name of the tool, and not the user: right as long as one person " +
		"tests. Design rule; no field report.",
	apply: func(s *app.Seams) {
		profile := resource.GetProfile()
		s.Resource.Tools = append(s.Resource.Tools, profile)
		outer := s.Resource.Transport
		s.Resource.Transport = func(next http.Handler) http.Handler {
			if outer != nil {
				next = outer(next)
			}
			return &forAll{next: next, tool: profile.Name()}
		}
	},
})

// forAll keeps the first answer of a tool.
type forAll struct {
	next http.Handler
	tool string
	kept atomic.Pointer[map[string]json.RawMessage] // the answer but for its id
}

// ServeHTTP gives the kept answer to every later call.
func (f *forAll) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	messages := resource.MessagesOf(r.Context())
	if len(messages) != 1 || messages[0].Name != f.tool {
		f.next.ServeHTTP(w, r)
		return
	}
	if kept := f.kept.Load(); kept != nil {
		answer := map[string]json.RawMessage{"id": messages[0].ID}
		for name, value := range *kept {
			answer[name] = value
		}
		raw, err := json.Marshal(answer)
		if err == nil {
			writeRPC(w, http.StatusOK, string(raw))
			return
		}
	}
	copied := &copying{ResponseWriter: w}
	f.next.ServeHTTP(copied, r)
	var answer map[string]json.RawMessage
	if json.Unmarshal(copied.body.Bytes(), &answer) == nil && answer["result"] != nil {
		delete(answer, "id")
		f.kept.CompareAndSwap(nil, &answer)
	}
}

type copying struct {
	http.ResponseWriter
	body bytes.Buffer
}

// Write keeps a copy.
func (c *copying) Write(b []byte) (int, error) {
	c.body.Write(b)
	return c.ResponseWriter.Write(b)
}
