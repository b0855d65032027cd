package exchange

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func answer(status int, body string) *client.Response {
	return &client.Response{Exchange: &wire.Exchange{
		Status: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: []byte(body),
	}}
}

var now = time.Unix(1790000000, 0)

// privy is an answer with a token that expires then.
func privy(expiry time.Time) *client.Response {
	e := base64.RawURLEncoding
	token := e.EncodeToString([]byte(`{"alg":"ES256"}`)) + "." +
		e.EncodeToString(fmt.Appendf(nil, `{"sub":"did:privy:1","exp":%d}`, expiry.Unix())) + ".c2ln"
	return answer(200, fmt.Sprintf(`{"privyAccessToken":%q,"userId":"other"}`, token))
}

func TestExchanges(t *testing.T) {
	t.Parallel()
	claiming, silent := &client.ServerMetadata{Scopes: []string{"read", needed}}, &client.ServerMetadata{}
	for name, k := range map[string]struct {
		answer *client.Response
		as     *client.ServerMetadata
		is     bool
	}{
		"hands out":                  {privy(now), silent, true},
		"scope missing":              {answer(403, `{"error":"insufficient_scope"}`), silent, true},
		"token unknown":              {answer(404, `{"error":"token_not_found"}`), silent, true},
		"401 of a catch-all":         {answer(401, `{"error":"invalid_token"}`), silent, false},
		"401 where the scope exists": {answer(401, `{"error":"invalid_token"}`), claiming, true},
		"not found":                  {answer(404, `{"error":"not_found"}`), claiming, false},
		"another endpoint":           {answer(400, `{"error":"invalid_request"}`), claiming, false},
	} {
		if got := exchanges(k.answer, k.as); got != k.is {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestNoExpired(t *testing.T) {
	t.Parallel()
	old, _ := handedOut(privy(now.Add(-time.Hour)))
	opaque := privyToken{raw: "opaque-privy-token"}
	for name, k := range map[string]struct {
		answer *client.Response
		old    privyToken
		holds  bool
	}{
		"refused":             {answer(401, `{"error":"invalid_token"}`), old, true},
		"refused otherwise":   {answer(404, `{"error":"token_not_found"}`), old, true},
		"breakdown":           {answer(500, `{"error":"server_error"}`), old, false},
		"no refusal":          {answer(200, `{}`), old, false},
		"expired":             {privy(now.Add(-time.Minute)), old, false},
		"renewed":             {privy(now.Add(time.Hour)), old, true},
		"the same opaque one": {answer(200, `{"privyAccessToken":"opaque-privy-token"}`), opaque, false},
	} {
		if got := noExpired(k.answer, k.old, now).Holds; got != k.holds {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestStated(t *testing.T) {
	t.Parallel()
	for text, ok := range map[string]bool{
		`1790000000000`: true, `1790000000`: true, `"2026-09-21T14:13:20Z"`: true,
		`null`: false, `"soon"`: false, `0`: false, `true`: false,
	} {
		token, _ := handedOut(answer(200, `{"privyAccessToken":"x","expiresAt":`+text+`}`))
		at, got := token.stated()
		if got != ok || ok && !at.Equal(now) {
			t.Errorf("%s: %v, %t", text, at, got)
		}
	}
}

func TestTheUserIsTheTokensOwn(t *testing.T) {
	t.Parallel()
	if token, _ := handedOut(privy(now)); token.user != "did:privy:1" {
		t.Errorf("user %q", token.user)
	}
	if token, _ := handedOut(answer(200, `{"privyAccessToken":"x","userId":"u2"}`)); token.user != "u2" {
		t.Errorf("user %q", token.user)
	}
}
