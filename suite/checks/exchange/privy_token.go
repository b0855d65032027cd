package exchange

import (
	"time"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// privyToken is what an exchange handed out. Privy's access tokens are JWTs; one that is not can
// only be compared.
type privyToken struct {
	raw    string
	expiry time.Time // by the token's own exp; zero where that cannot be read
	user   string    // sub of the token, else userId of the answer
	answer *client.Response
	doc    map[string]any
}

// handedOut reads the answer of an exchange; false where it holds no Privy token.
func handedOut(answer *client.Response) (privyToken, bool) {
	doc, err := answer.JSON()
	if err != nil || answer.Status != 200 {
		return privyToken{}, false
	}
	t := privyToken{answer: answer, doc: doc}
	t.raw, _ = doc["privyAccessToken"].(string)
	t.user, _ = doc["userId"].(string)
	if signed, ok := jws.Parse(t.raw); ok {
		t.expiry, _ = signed.Time("exp")
		if sub := signed.Text("sub"); sub != "" {
			t.user = sub
		}
	}
	return t, t.raw != ""
}

// stated is the expiresAt of the answer: milliseconds since 1970, or what servers use instead,
// seconds or RFC 3339.
func (t privyToken) stated() (time.Time, bool) {
	switch value := t.doc["expiresAt"].(type) {
	case float64:
		const milliseconds = 1e11 // as seconds that would be the year 5138
		if value >= milliseconds {
			return time.UnixMilli(int64(value)), true
		}
		return time.Unix(int64(value), 0), value > 0
	case string:
		at, err := time.Parse(time.RFC3339, value)
		return at, err == nil
	}
	return time.Time{}, false
}
