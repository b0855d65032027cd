package browser_test

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
)

// telling are pages on which a login ends that say what was typed, in several ways.
func telling(body string) map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{"/authorize": page(`<h1>Refused</h1><p role=alert>Wrong code</p><form method=post><input name=otp></form>` + body)}
}

// A login that does not work is shown, and nothing of the account with it.
func TestHowALoginEndsIsShown(t *testing.T) {
	t.Parallel()
	const longSecret = "a-verifier-of-this-run-0123456789" // as the wire knows it, and the login does not
	for name, c := range map[string]struct{ body, without string }{
		"what was typed":  {"<p>You said 424242, and " + longSecret + "</p><script>console.warn('code', '424242', '" + longSecret + "'); throw new Error('lost ' + location.pathname)</script>", ""},
		"split over tags": {"<b>42</b><b>42</b><b>42</b>", "the page goes on showing a credential"},
		"written again": {"<p id=p></p><script>const say = () => { if (p.textContent !== '424242') p.textContent = '424242' };" +
			"new MutationObserver(say).observe(p, {childList: true, characterData: true, subtree: true}); say()</script>", "the page goes on showing a credential"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := newSite(t, telling(c.body))
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			s.scope.Wire().Taint("code_verifier", longSecret)
			got := driver.Login(ctx, login.Request{
				Wire: s.scope, AuthorizeURL: s.URL + "/authorize", RedirectURI: redirectURI, Show: true,
				Account: login.Account{Email: "alice@example.com", Code: "424242"},
			})
			g.Expect(got.Redirect).To(gomega.BeNil())
			g.Expect(got.Shown).NotTo(gomega.BeNil())
			g.Expect(got.Shown.Without).To(gomega.Equal(c.without))
			if c.without != "" {
				g.Expect(got.Shown.Picture).To(gomega.BeNil())
				return
			}
			picture, err := png.Decode(bytes.NewReader(got.Shown.Picture))
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(picture.Bounds().Dx()).To(gomega.BeNumerically(">", 100))
			console := strings.Join(got.Shown.Console, "\n")
			g.Expect(console).To(gomega.ContainSubstring("warning: code •••"))
			g.Expect(console).To(gomega.ContainSubstring("Error: lost /authorize"))
			g.Expect(console).NotTo(gomega.Or(gomega.ContainSubstring("424242"), gomega.ContainSubstring(longSecret)))
		})
	}
}
