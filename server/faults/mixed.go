package faults

import (
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

// mixed makes the server one that lets everybody in, and has a public tool beside those that ask for a
// login in their results.
func mixed(s *app.Seams) {
	s.Resource.Anonymous = resource.OpenCalls
	s.Resource.Tools = append(resource.DefaultTools(), resource.About())
}

// askForLogin answers the calls for which asks is true with a result that has that challenge.
func askForLogin(s *app.Seams, challenge resource.Challenge, asks func(tool string, access *resource.Access) bool) {
	outer := s.Resource.Transport
	s.Resource.Transport = func(next http.Handler) http.Handler {
		if outer != nil {
			next = outer(next)
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			messages := resource.MessagesOf(r.Context())
			if len(messages) == 1 && messages[0].Method == "tools/call" && asks(messages[0].Name, resource.AccessOf(r.Context())) {
				writeRPC(w, http.StatusOK, signInResult(messages[0].ID, challenge))
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func signInResult(id json.RawMessage, c resource.Challenge) string {
	answer, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": id, "result": map[string]any{
		"isError": true,
		"content": []any{map[string]any{"type": "text", "text": "Please sign in to use this tool."}},
		"_meta":   map[string]any{"mcp/www_authenticate": []string{c.String()}},
	}})
	if err != nil {
		panic(err) // an id that was parsed can be written
	}
	return string(answer)
}

// signIn is the whole challenge of a tool that asks for a login.
func signIn(s *app.Seams) resource.Challenge {
	return resource.Challenge{
		ResourceMetadata: s.Resource.MetadataURL(), Scopes: s.Resource.ChallengeScopes,
		Error: resource.CodeInsufficientScope, Description: "sign in to use this tool",
	}
}
