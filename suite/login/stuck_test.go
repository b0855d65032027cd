package login_test

import (
	"errors"
	"net/url"
	"testing"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestWhoEndedALogin(t *testing.T) {
	t.Parallel()
	elsewhere := &url.URL{Scheme: "https", Host: "other.example"}
	for name, k := range map[string]struct {
		outcome login.Outcome
		stuck   bool
	}{
		"nothing was sent":            {login.Outcome{}, true},
		"an ordinary page":            {login.Outcome{Last: &wire.Exchange{Status: 200}}, true},
		"a code that was not taken":   {login.Outcome{Last: &wire.Exchange{Status: 401}, Typed: true}, true},
		"a login outside the machine": {login.Outcome{Last: &wire.Exchange{Status: 302}, Foreign: elsewhere, Outside: true}, true},
		"an error page":               {login.Outcome{Last: &wire.Exchange{Status: 400}}, false},
		"a breakdown":                 {login.Outcome{Last: &wire.Exchange{Status: 500}, Typed: true}, false},
		"no answer":                   {login.Outcome{Last: &wire.Exchange{Err: errors.New("connection reset")}}, false},
		"a redirect loop":             {login.Outcome{Last: &wire.Exchange{Status: 302}}, false},
		"a redirect to somebody else": {login.Outcome{Last: &wire.Exchange{Status: 302}, Foreign: elsewhere}, false},
		"the end":                     {login.Outcome{Last: &wire.Exchange{Status: 302}, Redirect: elsewhere}, false},
	} {
		if k.outcome.Stuck() != k.stuck {
			t.Errorf("%s: stuck %t", name, !k.stuck)
		}
	}
}
