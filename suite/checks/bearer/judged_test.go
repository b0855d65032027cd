package bearer

import (
	"encoding/base64"
	"encoding/json"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/login"
)

func TestLeaveForSharedCaches(t *testing.T) {
	t.Parallel()
	for policy, want := range map[string]bool{
		"": false, "no-store": false, "private, max-age=60": false, "no-cache, no-transform": false,
		"no-store, no-cache, must-revalidate": false, "public, max-age=0, must-revalidate": false, "max-age=60": false, "s-maxage=0": false,
		"public": true, "Public, Max-Age=300": true, "s-maxage=60": true, "max-age=60, must-revalidate": true,
	} {
		if got := shared(policy); got != want {
			t.Errorf("%q: %v", policy, got)
		}
	}
}

func TestWhomATokenIsFor(t *testing.T) {
	t.Parallel()
	e := base64.RawURLEncoding
	for claims, want := range map[string]bool{
		`{"aud":"https://x.example/other"}`:                           true,
		`{"aud":["https://x.example/other"]}`:                         true,
		`{"aud":["https://x.example/other","client-1"]}`:              true,
		`{"aud":["https://x.example/other","https://as.example"]}`:    true,
		`{"aud":["https://x.example/other","https://x.example/mcp"]}`: false,
		`{"aud":["https://x.example/other","https://x.example"]}`:     false,
		`{"aud":"https://x.example/mcp"}`:                             false,
		`{"aud":"client-1"}`:                                          false,
		`{}`:                                                          false,
	} {
		token, ok := jws.Parse(e.EncodeToString([]byte(`{"alg":"RS256"}`)) + "." + e.EncodeToString([]byte(claims)) + ".c2ln")
		if !ok || aimedAt(token, "https://x.example/other") != want {
			t.Errorf("%s: not %v", claims, want)
		}
	}
}

func TestWhichToolNeedsALogin(t *testing.T) {
	t.Parallel()
	for tool, want := range map[string]string{
		`{"name":"a","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},"securitySchemes":[{"type":"oauth2"}]}`:                   "a",
		`{"name":"a","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},"_meta":{"securitySchemes":[{"type":"oauth2"}]}}`:         "a",
		`{"name":"a","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},"securitySchemes":[{"type":"noauth"},{"type":"oauth2"}]}`: "",
		`{"name":"a","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},"securitySchemes":[]}`:                                    "",
		`{"name":"a","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true}}`:                                                         "",
		`{"name":"a","inputSchema":{"type":"object"},"securitySchemes":[{"type":"oauth2"}]}`:                                                       "",
		`{"name":"a","inputSchema":{"type":"object","required":["x"]},"annotations":{"readOnlyHint":true},"securitySchemes":[{"type":"oauth2"}]}`:  "",
	} {
		var one client.Tool
		if err := json.Unmarshal([]byte(tool), &one); err != nil {
			t.Fatal(err)
		}
		if got := guarded([]client.Tool{one}); got != want {
			t.Errorf("%s: %q", tool, got)
		}
	}
}

func TestWhoIsNamedInAResult(t *testing.T) {
	t.Parallel()
	u := user{&client.Player{Account: login.Account{Email: "ada@users.example"}}, &client.Token{Access: "opaque"}}
	for result, want := range map[string]bool{
		`{"content":[{"type":"text","text":"ada@users.example"}]}`: true, `{"content":[]}`: false,
	} {
		if got := u.namedIn(&client.RPC{Result: json.RawMessage(result)}); got != want {
			t.Errorf("%s: %v", result, got)
		}
	}
	short := user{&client.Player{Account: login.Account{Email: "a@b"}}, &client.Token{}}
	if short.namedIn(&client.RPC{Result: json.RawMessage(`"a@b"`)}) {
		t.Error("so short a mark may be there by chance")
	}
}
