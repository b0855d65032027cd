package expect

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// RPCResult matches a JSON-RPC result with status 200. A tool result with isError is one too; see
// [ToolResult].
func RPCResult() Matcher {
	return &rule{
		expected: "a JSON-RPC result",
		match:    func(ex *wire.Exchange) bool { return ex.Status == 200 && response(ex)["result"] != nil },
	}
}

// ToolResult matches the result of a tool call that worked: neither an error, nor a question to the client.
func ToolResult() Matcher {
	return &rule{
		expected: "a tool result without isError",
		match: func(ex *wire.Exchange) bool {
			result, found := toolResult(ex)
			return ex.Status == 200 && found && result["isError"] != true && result["resultType"] != "input_required"
		},
	}
}

// ToolError matches the result of a tool call that failed as MCP says: a result with isError true,
// which the model can read. It waits for a refusal.
func ToolError() Matcher {
	return &rule{
		expected: "a tool result with isError", refusal: true,
		match: func(ex *wire.Exchange) bool {
			result, found := toolResult(ex)
			return ex.Status == 200 && found && result["isError"] == true
		},
	}
}

// RPCError matches a JSON-RPC error with one of the codes; without codes, any. The HTTP status is
// left open, but a 5xx is no refusal.
func RPCError(codes ...int) Matcher {
	expected := "a JSON-RPC error"
	if len(codes) > 0 {
		expected += " " + oneOfInts(codes)
	}
	return &rule{
		expected: expected, refusal: true,
		match: func(ex *wire.Exchange) bool {
			code, _, found := rpcError(ex)
			return found && (len(codes) == 0 || slices.Contains(codes, code))
		},
	}
}

// LoginResult matches a tool result that asks for a login (OpenAI, "Triggering authentication UI"): an
// error with a challenge in _meta["mcp/www_authenticate"].
func LoginResult() Matcher {
	return &rule{expected: "a tool error with mcp/www_authenticate", refusal: true, match: loginResult}
}

func loginResult(ex *wire.Exchange) bool {
	result, _ := toolResult(ex)
	meta, _ := result["_meta"].(map[string]any)
	return result["isError"] == true && meta["mcp/www_authenticate"] != nil
}

// response returns the JSON-RPC response of an answer: the body itself, or the last event of the
// stream that is a response and not a notification or request of the server.
func response(ex *wire.Exchange) map[string]any {
	if isResponse(object(ex)) {
		return object(ex)
	}
	for _, event := range slices.Backward(ex.Events) {
		if doc := parseObject(event.Data); isResponse(doc) {
			return doc
		}
	}
	return nil
}

func isResponse(doc map[string]any) bool {
	_, result := doc["result"]
	_, failure := doc["error"]
	return doc["jsonrpc"] == "2.0" && (result || failure)
}

func toolResult(ex *wire.Exchange) (map[string]any, bool) {
	result, found := response(ex)["result"].(map[string]any)
	return result, found
}

func rpcError(ex *wire.Exchange) (code int, message string, found bool) {
	failure, found := response(ex)["error"].(map[string]any)
	if !found {
		return 0, "", false
	}
	number, isNumber := failure["code"].(json.Number)
	if !isNumber {
		return 0, "", false
	}
	wide, err := number.Int64()
	message, _ = failure["message"].(string)
	return int(wide), message, err == nil
}

func describeRPC(ex *wire.Exchange) string {
	if code, message, found := rpcError(ex); found {
		return fmt.Sprintf("with JSON-RPC error %d (%q)", code, short(message))
	}
	result, found := toolResult(ex)
	switch {
	case response(ex) == nil:
		return ""
	case !found:
		return "with a JSON-RPC response that holds no result object"
	case result["isError"] == true:
		return fmt.Sprintf("with a tool result that isError (%q)", short(toolText(result)))
	}
	return "with a JSON-RPC result of " + short(oneOfMembers(result))
}

func oneOfMembers(doc map[string]any) string {
	if len(doc) == 0 {
		return "no members"
	}
	text := ""
	for i, name := range members(doc) {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}

// toolText returns the first text of a tool result.
func toolText(result map[string]any) string {
	contents, _ := result["content"].([]any)
	for _, content := range contents {
		block, _ := content.(map[string]any)
		if text, found := block["text"].(string); found {
			return text
		}
	}
	return ""
}
