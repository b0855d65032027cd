package faults

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

// intercept stands before the handler that speaks MCP, behind authorization, and passes on what it
// likes of each POST.
func intercept(s *app.Seams, serve func(w http.ResponseWriter, r *http.Request, next http.Handler)) {
	outer := s.Resource.Transport
	s.Resource.Transport = func(next http.Handler) http.Handler {
		if outer != nil {
			next = outer(next)
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method != http.MethodPost {
				next.ServeHTTP(w, r)
				return
			}
			serve(w, r, next)
		})
	}
}

// editReplies changes the answers to MCP messages, knowing what they answer.
func editReplies(s *app.Seams, change func(a *held, asked message)) {
	intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		asked := messageIn(r)
		a := &held{header: http.Header{}, status: http.StatusOK}
		next.ServeHTTP(a, r)
		change(a, asked)
		a.send(w)
	})
}

// editResults changes the results of MCP messages, knowing what they answer.
func editResults(s *app.Seams, change func(result map[string]any, asked message)) {
	editReplies(s, func(a *held, asked message) { a.editResult(asked, change) })
}

// editResultsOf changes results, knowing too who asked for them: by the token.
func editResultsOf(s *app.Seams, change func(bearer string, result map[string]any, asked message)) {
	intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		asked, bearer := messageIn(r), resource.AccessOf(r.Context()).Token
		a := &held{header: http.Header{}, status: http.StatusOK}
		next.ServeHTTP(a, r)
		a.editResult(asked, func(result map[string]any, asked message) { change(bearer, result, asked) })
		a.send(w)
	})
}

// editResult changes the result in an answer, be it JSON or the events of a stream.
func (h *held) editResult(asked message, change func(result map[string]any, asked message)) {
	lines := bytes.Split(h.body.Bytes(), []byte("\n"))
	for i, line := range lines {
		text, isEvent := bytes.CutPrefix(line, []byte("data: "))
		var whole map[string]any
		if json.Unmarshal(text, &whole) != nil {
			continue
		}
		result, ok := whole["result"].(map[string]any)
		if !ok {
			continue
		}
		change(result, asked)
		if changed, err := json.Marshal(whole); err == nil && isEvent {
			lines[i] = append([]byte("data: "), changed...)
		} else if err == nil {
			lines[i] = changed
		}
	}
	h.body = *bytes.NewBuffer(bytes.Join(lines, []byte("\n")))
	h.header.Del("Content-Length")
}

// stream makes an answer a stream that begins with another message.
func (h *held) stream(first string) {
	body := "event: message\ndata: " + first + "\n\nevent: message\ndata: " + h.body.String() + "\n\n"
	h.body = *bytes.NewBufferString(body)
	h.header.Set("Content-Type", "text/event-stream")
	h.header.Del("Content-Length")
}

// inJuly2026 reports whether a request is of MCP 2026-07-28.
func inJuly2026(r *http.Request) bool { return r.Header.Get("MCP-Protocol-Version") == "2026-07-28" }

// message is a JSON-RPC request, as far as faults look at it.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params struct {
		Name            string         `json:"name"`
		URI             string         `json:"uri"`
		Cursor          string         `json:"cursor"`
		Arguments       map[string]any `json:"arguments"`
		ProtocolVersion string         `json:"protocolVersion"`
		Meta            map[string]any `json:"_meta"`
	} `json:"params"`
}

// messageIn reads the body of a request and leaves it to be read again. What is no message is empty.
func messageIn(r *http.Request) message {
	body, err := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	var m message
	if err != nil || json.Unmarshal(body, &m) != nil {
		return message{}
	}
	return m
}

// replace changes text in the body of an answer.
func (h *held) replace(from, to string) {
	body := bytes.ReplaceAll(h.body.Bytes(), []byte(from), []byte(to))
	h.body = *bytes.NewBuffer(body)
	h.header.Del("Content-Length")
}

// describe changes one tool as tools/list shows it.
func describe(s *app.Seams, tool string, change func(resource.Listed)) {
	next := s.Resource.Describe
	s.Resource.Describe = func(t resource.Listed) {
		if next != nil {
			next(t)
		}
		if t["name"] == tool {
			change(t)
		}
	}
}

// prepend puts text before the body of an answer.
func (h *held) prepend(text string) {
	h.body = *bytes.NewBuffer(append([]byte(text), h.body.Bytes()...))
	h.header.Del("Content-Length")
}
