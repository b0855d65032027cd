package client

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// RPC is the answer to an MCP message.
type RPC struct {
	*Response
	ID     any             // of the request; nil for a notification
	Result json.RawMessage // nil when there is none
	Error  *RPCError       // nil when there is none
	// Matched is true where the answer has the id of the request.
	Matched bool
	// Notifications and Requests are what the server sent beside the answer.
	Notifications, Requests []json.RawMessage
	// Problems are departures from JSON-RPC 2.0 and from the transport in how it was answered.
	Problems []string
}

// RPCError is a JSON-RPC error object.
type RPCError struct {
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

// Object returns the result as a JSON object.
func (r *RPC) Object() (map[string]any, error) {
	if r.Error != nil {
		return nil, fmt.Errorf("the answer is the error %d %s", r.Error.Code, r.Error.Message)
	}
	if r.Result == nil {
		return nil, fmt.Errorf("%s", strings.Join(append([]string{fmt.Sprintf("there is no result (status %d)", r.Status)}, r.Problems...), "; "))
	}
	return object(r.Result)
}

// Decode reads the result into v.
func (r *RPC) Decode(v any) error {
	if _, err := r.Object(); err != nil {
		return err
	}
	return json.Unmarshal(r.Result, v)
}

// ReadRPC reads the answer to the message with that id out of a response: a JSON body of one
// object, or the events of a stream.
func ReadRPC(resp *Response, id any) *RPC {
	rpc := &RPC{Response: resp, ID: id}
	if wire.IsEventStream(resp.Header) {
		for _, e := range resp.Events {
			if len(bytes.TrimSpace(e.Data)) > 0 { // a priming event is empty
				rpc.take(e.Data)
			}
		}
		return rpc
	}
	if resp.MediaType() == "application/json" && len(bytes.TrimSpace(resp.Body)) > 0 {
		rpc.take(resp.Body)
	}
	return rpc
}

// envelope is any JSON-RPC message.
type envelope struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Method  *string         `json:"method"`
	Result  json.RawMessage `json:"result"`
	Error   *RPCError       `json:"error"`
}

func (r *RPC) take(raw []byte) {
	var e envelope
	if err := json.Unmarshal(raw, &e); err != nil {
		r.problem("not one JSON-RPC message: %v", err)
		return
	}
	if e.JSONRPC != "2.0" {
		r.problem("jsonrpc is %q, not 2.0", e.JSONRPC)
	}
	switch {
	case e.Method != nil && e.ID == nil:
		r.Notifications = append(r.Notifications, raw)
	case e.Method != nil:
		r.Requests = append(r.Requests, raw)
	case e.Result == nil && e.Error == nil:
		r.problem("a message is neither request, result nor error")
	case r.Result != nil || r.Error != nil:
		r.problem("there is more than one answer")
	default:
		r.settle(e)
	}
}

func (r *RPC) settle(e envelope) {
	if e.Result != nil && e.Error != nil {
		r.problem("the answer has both result and error")
	}
	r.Matched = sameID(e.ID, r.ID)
	if !r.Matched {
		r.problem("the answer has id %s, the request %s", orNone(e.ID), orNone(jsonID(r.ID)))
		if e.Error == nil { // an error may come without the id when the request could not be read
			return
		}
	}
	r.Result, r.Error = e.Result, e.Error
}

func (r *RPC) problem(format string, args ...any) {
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

// answers reports whether raw is the response to the request with that id.
func answers(raw []byte, id any) bool {
	var e envelope
	return json.Unmarshal(raw, &e) == nil && e.Method == nil && sameID(e.ID, id)
}

func sameID(raw json.RawMessage, id any) bool {
	return id != nil && bytes.Equal(bytes.TrimSpace(raw), jsonID(id))
}

func jsonID(id any) json.RawMessage {
	if id == nil {
		return nil
	}
	raw, err := json.Marshal(id)
	if err != nil {
		return nil
	}
	return raw
}

func orNone(raw json.RawMessage) string {
	if len(raw) == 0 {
		return "none"
	}
	return excerpt(string(raw))
}
