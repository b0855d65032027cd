package browser_test

import (
	"net/http"
	"testing"

	"github.com/mcpconform/mcpconform/suite/login"
)

// plain are pages without scripts, as the reference has them: an address, a code, the consent.
func plain() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /authorize": page(`<form method=post action=/email><input type=email name=email><button>Go on</button></form>`),
		"POST /email":    page(`<form method=post action=/code><input name=code autocomplete=one-time-code><button>Go on</button></form>`),
		"POST /code":     page(`<form method=post action=/consent><button name=d value=no>Deny</button><button name=d value=yes>Allow</button></form>`),
		"POST /consent":  func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c&state=st") },
	}
}

// BenchmarkLogin is a login typed from beginning to end, in a browser of its own and in one that was used
// before, and one where nothing is asked because somebody has signed in before.
func BenchmarkLogin(b *testing.B) {
	for name, c := range map[string]struct {
		routes map[string]http.HandlerFunc
		resume bool
	}{"typed": {plain(), false}, "typed where resumed": {plain(), true}, "resumed": {remembering(), true}} {
		b.Run(name, func(b *testing.B) {
			s := newSite(b, c.routes)
			for b.Loop() {
				o := driver.Login(b.Context(), login.Request{
					Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
					Account: login.Account{Email: b.Name() + "@example.com", Code: "424242"}, Resume: c.resume,
				})
				if o.Redirect == nil {
					b.Fatal(o.Stopped)
				}
				driver.Return(s.scope.Owner())
			}
		})
	}
}
