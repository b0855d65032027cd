package resource

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// Message is what can be told of a JSON-RPC message before it is handled.
type Message struct {
	ID     json.RawMessage // nil in a notification
	Method string          // empty in a response
	Name   string          // the params.name of tools/call
}

// IsNotification reports whether nobody waits for an answer.
func (m Message) IsNotification() bool { return m.Method != "" && m.ID == nil }

// isRequest reports whether the message can be answered: its id is a string or a number.
func (m Message) isRequest() bool {
	return m.Method != "" && len(m.ID) > 0 && (m.ID[0] == '"' || m.ID[0] == '-' || '0' <= m.ID[0] && m.ID[0] <= '9')
}

type messagesContextKey struct{}

// MessagesOf are the messages in the body of an authorized request: one, or several in a batch
// (MCP 2025-03-26); none if the body is not JSON-RPC. The body can still be read.
func MessagesOf(ctx context.Context) []Message {
	messages, _ := ctx.Value(messagesContextKey{}).([]Message)
	return messages
}

const maxBody = 4 << 20

// readMessages reads the body of a POST ahead of the handlers that decide by what is in it. It judges
// nothing: what is malformed is left for the SDK to refuse.
func readMessages(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			status := http.StatusBadRequest
			if tooBig := new(http.MaxBytesError); errors.As(err, &tooBig) {
				status = http.StatusRequestEntityTooLarge
			}
			http.Error(w, "the body could not be read or is too large", status)
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), messagesContextKey{}, parseMessages(body)))
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

func parseMessages(body []byte) []Message {
	var batch []json.RawMessage
	if json.Unmarshal(body, &batch) != nil {
		batch = []json.RawMessage{body}
	}
	var messages []Message
	for _, raw := range batch {
		// Maps, because names of members are compared exactly: by the fields of a struct another "Method"
		// would be what is judged here, beside the "method" that the SDK goes by.
		var m, params map[string]json.RawMessage
		if json.Unmarshal(raw, &m) != nil {
			continue
		}
		_ = json.Unmarshal(m["params"], &params) // a list, in other methods
		messages = append(messages, Message{ID: m["id"], Method: text(m["method"]), Name: text(params["name"])})
	}
	return messages
}

// text is a JSON string, or "".
func text(raw json.RawMessage) (s string) {
	_ = json.Unmarshal(raw, &s)
	return s
}
