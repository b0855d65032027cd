package browser_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/onsi/gomega"
)

// TestPagesThatLeadOnByThemselves: a user who waits gets on.
func TestPagesThatLeadOnByThemselves(t *testing.T) {
	t.Parallel()
	const on = `<body onload="document.forms[0].submit()"><form method=post action=/go><input type=hidden name=a value=b></form>`
	for name, interlude := range map[string]http.HandlerFunc{
		"a form that is sent when it has loaded": page(on),
		"a header": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Refresh", "0; url=/end")
			page("One moment")(w, r)
		},
		"a header that takes its time": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Refresh", "4; url=/end")
			page("One moment")(w, r)
		},
		"a script that counts down": page(`In <b id=n>4</b> seconds<script>
			setInterval(() => { n.textContent -= 1; if (n.textContent == 0) location.replace('/end') }, 1000)</script>`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			o := newSite(t, map[string]http.HandlerFunc{
				"GET /authorize": page(`<form method=post action=/consent><button>Allow</button></form>`),
				"POST /consent":  interlude,
				"POST /go":       func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/end", http.StatusSeeOther) },
				"GET /end":       func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c") },
			}).login(t, false)
			g.Expect(o.Stopped).To(gomega.BeEmpty())
			g.Expect(o.Redirect.Query().Get("code")).To(gomega.Equal("c"))
		})
	}
}

// TestTheSamePageMayStandBetweenAnyTwo: it is no loop.
func TestTheSamePageMayStandBetweenAnyTwo(t *testing.T) {
	t.Parallel()
	routes := map[string]http.HandlerFunc{"GET /step3": func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c") }}
	for i, path := range []string{"/authorize", "/step0", "/step1", "/step2"} {
		routes["GET "+path] = page(fmt.Sprintf(`<form action=/on><input type=hidden name=i value=%d><button>Continue</button></form>`, i))
	}
	routes["GET /on"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/step"+r.FormValue("i"), http.StatusSeeOther)
	}
	o := newSite(t, routes).login(t, false)
	gomega.NewWithT(t).Expect(o.Redirect).NotTo(gomega.BeNil(), o.Stopped)
}
