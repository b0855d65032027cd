package bearer

import (
	"encoding/json"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
)

func TestAResultThatAsksForAScopeTakesThePlaceOf403(t *testing.T) {
	t.Parallel()
	for result, want := range map[string]bool{
		`{"isError":true,"_meta":{"mcp/www_authenticate":["Bearer error=\"insufficient_scope\", scope=\"a\""]}}`: true,
		`{"isError":true,"_meta":{"mcp/www_authenticate":"Bearer error=\"insufficient_scope\""}}`:                true,
		`{"isError":true,"_meta":{"mcp/www_authenticate":["Bearer error=\"invalid_token\""]}}`:                   false,
		`{"_meta":{"mcp/www_authenticate":["Bearer error=\"insufficient_scope\""]}}`:                             false,
		`{"isError":true,"content":[{"type":"text","text":"insufficient_scope"}]}`:                               false,
	} {
		if got := wantsScope(&client.RPC{Response: &client.Response{}, Result: json.RawMessage(result)}); got != want {
			t.Errorf("%s: %v", result, got)
		}
	}
}
