package expect

import (
	"net/http"
	"testing"

	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestWhatIsGivenAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status   int
		body     string
		withheld bool
		gives    bool
	}{
		{400, `{"error":"invalid_grant"}`, true, false},
		{200, `{"error":"invalid_grant","error_description":"no access_token"}`, true, false},
		{401, `{"error":"invalid_client"}`, true, false},
		{400, `invalid_grant`, true, false},
		{200, `{"access_token":"a"}`, false, true},
		{201, `{"access_token":"a"}`, false, false},
		{200, `{"data":{"access_token":"a"}}`, false, false},
		{200, `access_token=a&token_type=bearer`, false, false},
		{400, `{"access_token":"a"}`, false, false},
		{500, `{"error":"invalid_grant"}`, false, false},
	} {
		answer := answering(c.status, c.body)
		if got, err := NoToken("").Match(answer); err != nil || got != c.withheld {
			t.Errorf("%d %s: withheld %t, %v", c.status, c.body, got, err)
		}
		if got, err := GivesToken().Match(answer); err != nil || got != c.gives {
			t.Errorf("%d %s: gives %t, %v", c.status, c.body, got, err)
		}
	}
}

func TestNotAdmitted(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]bool{
		`{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}`:           false,
		`{"jsonrpc":"2.0","id":1,"error":{"code":-32001}}`:         true,
		`{"error":"invalid_token"}`:                                true,
		`{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-1}}`: false,
	} {
		answer := answering(200, body)
		if got, err := NotAdmitted("").Match(answer); err != nil || got != want {
			t.Errorf("%s: %t, %v", body, got, err)
		}
	}
}

func answering(status int, body string) holder {
	return holder{&wire.Exchange{Status: status, Header: http.Header{}, Body: []byte(body)}}
}
