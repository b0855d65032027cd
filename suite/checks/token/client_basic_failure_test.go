package token

import (
	"net/http"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestChallengedByBasic(t *testing.T) {
	t.Parallel()
	for name, k := range map[string]struct {
		says  []string
		holds bool
	}{
		"Basic":                 {[]string{`Basic realm="token"`}, true},
		"in small letters":      {[]string{`basic`}, true},
		"after another":         {[]string{`Bearer realm="token", Basic realm="token"`}, true},
		"in a field of its own": {[]string{`Bearer realm="token"`, `Basic realm="token"`}, true},
		"another only":          {[]string{`Bearer realm="Basic"`}, false},
		"none":                  {nil, false},
	} {
		answer := &client.Response{Exchange: &wire.Exchange{Status: 401, Header: http.Header{"Www-Authenticate": k.says}}}
		if got := challengedByBasic(answer); got.Holds != k.holds {
			t.Errorf("%s: %t (%s)", name, got.Holds, got.Saw)
		}
	}
}
