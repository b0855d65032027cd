package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cookies-not-secure",
	Title: "the browser would send the cookie of the login over plain http",
	Story: "Read in the seed server fastify-github: a cookie that is HttpOnly and SameSite=Lax, and not Secure, as it was " +
		"on the developer's machine.",
	apply: func(s *app.Seams) {
		const host = "__Host-" // a prefix that browsers keep from cookies without Secure
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			for i, cookie := range a.header["Set-Cookie"] {
				a.header["Set-Cookie"][i] = strings.TrimPrefix(strings.ReplaceAll(cookie, "; Secure", ""), host)
			}
		})
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				for _, k := range r.Cookies() {
					r.AddCookie(&http.Cookie{Name: host + k.Name, Value: k.Value})
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
