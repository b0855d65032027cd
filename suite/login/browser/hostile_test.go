package browser_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// A code is too short to be looked for in all that a run writes, and pages like to repeat it.
func TestNoSentenceAboutALoginRepeatsTheCode(t *testing.T) {
	t.Parallel()
	const wrong = "424242 is wrong"
	for name, c := range map[string]struct {
		routes map[string]http.HandlerFunc
		says   string
	}{
		"the page comes back": {map[string]http.HandlerFunc{
			"/authorize": page(`<p role=alert>` + wrong + `</p><form method=post><input name=otp><button>Go</button></form>`),
		}, "came back after it was filled in"},
		"the answer is an error": {map[string]http.HandlerFunc{
			"GET /authorize":  page(`<form method=post><input name=otp><button>Go</button></form>`),
			"POST /authorize": func(w http.ResponseWriter, _ *http.Request) { http.Error(w, wrong, http.StatusForbidden) },
		}, "answered 403"},
		"the browser repeats it": {map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "connect-src 'none'")
				page(`<form><input name=otp><button>Go</button></form><script>document.forms[0].onsubmit = event => {
					event.preventDefault();
					fetch('/check/424242').catch(() => {});
				}</script>`)(w, r)
			},
		}, "the browser says"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			got := newSite(t, c.routes).login(t, false)
			g.Expect(got.Stopped).To(gomega.ContainSubstring(c.says))
			g.Expect(got.Stopped).NotTo(gomega.ContainSubstring("424242"))
		})
	}
}

// What a page holds may be made by its script, without end; of too much the rest is not read.
func TestAPageWithoutEnd(t *testing.T) {
	t.Parallel()
	got := newSite(t, map[string]http.HandlerFunc{"GET /authorize": page(`<p>Nothing here</p><script>
		document.body.append(Object.assign(document.createElement('p'), {hidden: true, textContent: 'y'.repeat(5 << 20)}));
		document.body.append(Object.assign(document.createElement('button'), {textContent: 'Allow'}));</script>`)}).login(t, false)
	gomega.NewWithT(t).Expect(got.Stopped).To(gomega.ContainSubstring("nothing to fill in or to press on the page: “Nothing here”"))
}

func TestPagesThatLeadOnWithoutEnd(t *testing.T) {
	t.Parallel()
	got := newSite(t, map[string]http.HandlerFunc{"GET /authorize": page(`<p>x</p><script>location.reload()</script>`)}).login(t, false)
	gomega.NewWithT(t).Expect(got.Stopped).To(gomega.Equal("the pages lead on and on"))
}

// No final response has such a status (RFC 9110 §15), and none of them can be handed on to the browser.
func TestAStatusThatIsNoneIsTold(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"042", "101"} {
		t.Run(status, func(t *testing.T) {
			t.Parallel()
			got := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, _ *http.Request) {
				conn, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = fmt.Fprintf(conn, "HTTP/1.1 %s Odd\r\nContent-Type: text/html\r\nConnection: close\r\n\r\nhello", status)
				_ = conn.Close()
			}}).login(t, false)
			gomega.NewWithT(t).Expect(got.Stopped).To(gomega.HavePrefix("the server answered " + strings.TrimPrefix(status, "0") + ": "))
		})
	}
}
