package apptest

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Browser is a browser with its cookies, as far as forms need one.
type Browser struct {
	Last Answer // what it shows

	site   *Site
	client *http.Client
}

// Browse opens a browser.
func (s *Site) Browse() *Browser {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	c := s.client()
	c.Jar = jar
	return &Browser{site: s, client: c}
}

// Open sends an authorization request.
func (b *Browser) Open(query url.Values) Answer {
	b.site.t.Helper()
	return b.follow(b.site.Do(b.client, b.site.Request(http.MethodGet, "/authorize?"+query.Encode(), "", "")))
}

// Visit opens a page of the server.
func (b *Browser) Visit(path string) Answer {
	b.site.t.Helper()
	return b.follow(b.site.Do(b.client, b.site.Request(http.MethodGet, path, "", "")))
}

// follow goes where the server itself redirects to, and stops where it redirects away.
func (b *Browser) follow(a Answer) Answer {
	b.site.t.Helper()
	for b.Last = a; b.Last.Location() != nil && !b.Last.Location().IsAbs(); {
		b.Last = b.site.Do(b.client, b.site.Request(http.MethodGet, b.Last.Location().String(), "", ""))
	}
	return b.Last
}

// Submit fills the form on the page and sends it.
func (b *Browser) Submit(fields url.Values) Answer {
	b.site.t.Helper()
	action, form := Form(b.Last.Body)
	for name, values := range fields {
		form[name] = values
	}
	return b.follow(b.site.Do(b.client,
		b.site.Request(http.MethodPost, action, "application/x-www-form-urlencoded", form.Encode())))
}

// Get opens a page of the server.
func (b *Browser) Get(path string) Answer {
	b.site.t.Helper()
	return b.follow(b.site.Do(b.client, b.site.Request(http.MethodGet, path, "", "")))
}

// Post sends JSON with the browser's cookies.
func (b *Browser) Post(path, body string) Answer {
	b.site.t.Helper()
	b.Last = b.site.Do(b.client, b.site.Request(http.MethodPost, path, "application/json", body))
	return b.Last
}

// Through goes through login and consent and returns where the browser was sent at last; nil if
// nowhere.
func (b *Browser) Through(query url.Values, account int, decision string) *url.URL {
	b.site.t.Helper()
	b.Open(query)
	who := b.site.Privy.Accounts()[account]
	for _, fields := range []url.Values{{"email": {who.Email}}, {"code": {who.OTP}}, {"decision": {decision}}} {
		if b.Last.Status != http.StatusOK {
			break
		}
		b.Submit(fields)
	}
	return b.Last.Location()
}

// Form returns the action and the hidden fields of the first form of a page.
func Form(page string) (action string, fields url.Values) {
	fields = url.Values{}
	doc := html.NewTokenizer(strings.NewReader(page))
	for kind := doc.Next(); kind != html.ErrorToken; kind = doc.Next() {
		t := doc.Token()
		switch attr := attributes(t); {
		case t.Data == "form" && action == "":
			action = attr["action"]
		case t.Data == "input" && attr["type"] == "hidden":
			fields.Set(attr["name"], attr["value"])
		}
	}
	return action, fields
}

func attributes(t html.Token) map[string]string {
	m := map[string]string{}
	for _, a := range t.Attr {
		m[a.Key] = a.Val
	}
	return m
}
