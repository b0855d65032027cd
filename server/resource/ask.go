package resource

import (
	"encoding/json"
	"errors"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// ErrCannotAsk means that the client has no way to put a question to its user in the middle of a call.
var ErrCannotAsk = errors.New("the client cannot ask its user")

// ErrDeclined means that the user did not answer a question.
var ErrDeclined = errors.New("the user declined to answer")

// answerID is the key of the one question in a result, and of its answer (MCP 2026-07-28, "InputRequests").
const answerID = "answer"

// Ask puts a form to the user and returns what they filled in (MCP 2026-07-28, "Multi Round-Trip
// Requests"). The call ends to ask: the error is then the question, for the tool to return, and the
// tool runs anew when the client comes back with the answer.
//
// A client that did not declare that it can ask is told that it would have to; one of an earlier
// version, which the server would have to call back, gets [ErrCannotAsk].
func (c *Call) Ask(message string, form *jsonschema.Schema) (map[string]any, error) {
	if c.request.ProtocolVersion() < "2026-07-28" {
		return nil, ErrCannotAsk
	}
	if !canFillForms(c.request.ClientCapabilities()) {
		return nil, missingElicitation()
	}
	asks := &question{
		params: &mcp.ElicitParams{Mode: "form", Message: message, RequestedSchema: form},
		state:  c.env.states.seal(c.bound()),
	}
	if c.request.Params.RequestState == "" {
		return nil, asks
	}
	if !c.env.states.opens(c.request.Params.RequestState, c.bound()) {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: "the requestState is not of this call, or has expired"}
	}
	answer, ok := c.request.Params.InputResponses[answerID].(*mcp.ElicitResult)
	if !ok {
		return nil, asks // what is missing is asked for again ("Error Handling")
	}
	if answer.Action != "accept" {
		return nil, ErrDeclined
	}
	return answer.Content, nil
}

// canFillForms reports whether a client declared elicitation by form, which is also what it means by
// naming neither mode.
func canFillForms(c *mcp.ClientCapabilities) bool {
	return c != nil && c.Elicitation != nil && (c.Elicitation.Form != nil || c.Elicitation.URL == nil)
}

// missingElicitation is the error of a request that needs a capability which the client did not declare
// (MCP 2026-07-28, "_meta"). The SDK's type for the data would ask for roots too.
func missingElicitation() error {
	return &jsonrpc.Error{
		Code:    mcp.CodeMissingRequiredClientCapabilities,
		Message: "this tool asks the user, for which the client has to declare elicitation",
		Data:    json.RawMessage(`{"requiredCapabilities":{"elicitation":{"form":{}}}}`),
	}
}

// question is the error by which a tool ends in order to ask.
type question struct {
	params *mcp.ElicitParams
	state  string
}

func (*question) Error() string { return "the user has to be asked" }

func (q *question) result() *mcp.CallToolResult {
	return &mcp.CallToolResult{InputRequests: mcp.InputRequestMap{answerID: q.params}, RequestState: q.state}
}
