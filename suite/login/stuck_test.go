package login_test

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

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
		"nothing was sent":                {login.Outcome{}, true},
		"an ordinary page":                {login.Outcome{Last: &wire.Exchange{Status: 200}}, true},
		"a code that was not taken":       {login.Outcome{Last: &wire.Exchange{Status: 401}, Typed: true}, true},
		"a login outside the machine":     {login.Outcome{Last: &wire.Exchange{Status: 302}, Foreign: elsewhere, Outside: true}, true},
		"a refusal that scripts may lift": {login.Outcome{Last: &wire.Exchange{Status: 403}, NeedsScript: true}, true},
		"an error page":                   {login.Outcome{Last: &wire.Exchange{Status: 400}}, false},
		"a breakdown":                     {login.Outcome{Last: &wire.Exchange{Status: 500}, Typed: true}, false},
		"no answer":                       {login.Outcome{Last: &wire.Exchange{Err: errors.New("connection reset")}}, false},
		"a redirect loop":                 {login.Outcome{Last: &wire.Exchange{Status: 302}}, false},
		"a redirect to somebody else":     {login.Outcome{Last: &wire.Exchange{Status: 302}, Foreign: elsewhere}, false},
		"the end":                         {login.Outcome{Last: &wire.Exchange{Status: 302}, Redirect: elsewhere}, false},
	} {
		if k.outcome.Stuck() != k.stuck {
			t.Errorf("%s: stuck %t", name, !k.stuck)
		}
	}
}

// TestARefusalMayBeThePageThatAsks: a script makes the login page of an answer 403, or finds out that somebody is there.
func TestARefusalMayBeThePageThatAsks(t *testing.T) {
	t.Parallel()
	for body, needs := range map[string]bool{"<p>One moment<script></script>": true, "<p>No": false} {
		for _, status := range []int{400, 401, 403} {
			got := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				w.WriteHeader(status)
				_, _ = io.WriteString(w, body)
			}}).login(t, func(*login.Request) {})
			gomega.NewWithT(t).Expect(got.NeedsScript).To(gomega.Equal(needs && status > 400), "%d %s", status, body)
		}
	}
}
