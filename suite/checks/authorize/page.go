package authorize

import (
	"mime"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/publicsuffix"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// page is a page that the user saw on the way to the code.
type page struct {
	*login.Page
	from *wire.Exchange
}

// watched is the journey's login, if it was one that is seen.
func watched(c *check.C) *login.Outcome {
	o := fixture.Login.From(c).Outcome
	if o.Unseen {
		c.Block("login", client.Unseen)
	}
	return o
}

// ownPages are the pages of the journey's login that the authorization server served itself; a provider
// behind it answers for its own. A server that shows none is not asked about them.
func ownPages(c *check.C) []page {
	var pages []page
	journey := watched(c)
	for _, x := range journey.Walk {
		u, err := url.Parse(x.URL)
		if err != nil || x.Status >= 300 || !sameSite(u.Hostname(), authorizeHost(c)) {
			continue
		}
		if p := pageOf(x, u); p != nil {
			if seen := journey.Consent; seen != nil && seen.URL.String() == x.URL {
				p.Page = seen // with what its scripts made of it
			}
			pages = append(pages, *p)
		}
	}
	if len(pages) == 0 {
		c.NotApplicable("the server showed no page of its own on the way to the code")
	}
	return pages
}

// pageOf is the page that an answer from the URL is; nil where it is none.
func pageOf(x *wire.Exchange, u *url.URL) *page {
	if x.Err != nil || !isHTML(x) {
		return nil
	}
	return &page{login.ParsePage(string(x.Body), u, false), x}
}

func authorizeHost(c *check.C) string {
	u, err := url.Parse(c.Host().AS.AuthorizationEndpoint)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

func isHTML(x *wire.Exchange) bool {
	kind, _, err := mime.ParseMediaType(x.Header.Get("Content-Type"))
	return err == nil && (kind == "text/html" || kind == "application/xhtml+xml")
}

// sameSite compares registrable domains (https://publicsuffix.org).
func sameSite(a, b string) bool { return site(a) == site(b) }

func site(host string) string {
	host = strings.ToLower(host)
	if own, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return own
	}
	return host
}

// asks reports whether the page wants a decision or an entry of the user.
func (p page) asks() bool {
	return len(p.Forms) > 0 || len(p.Loose.Controls) > 0
}

// asksWho reports whether something of the account is typed into the page.
func (p page) asksWho(c *check.C) bool {
	plan, _ := p.Next(login.Answers{Account: c.Host().Account, Script: true, RedirectURI: fixture.Login.From(c).Grant.RedirectURI})
	return plan != nil && plan.Credentials
}

// place names the page by its path.
func (p page) place() string { return p.URL.EscapedPath() }

// loads are the hosts of other sites that the page gets something from, or hands control to.
func (p page) loads() []string {
	var hosts []string
	doc := html.NewTokenizer(strings.NewReader(string(p.from.Body)))
	style := false
	for kind := doc.Next(); kind != html.ErrorToken; kind = doc.Next() {
		var fetched []string
		switch t := doc.Token(); {
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			fetched, style = sources(t), t.Data == "style"
		case kind == html.TextToken && style:
			fetched = imported(t.Data)
		}
		for _, source := range fetched {
			u, err := p.URL.Parse(source)
			if err == nil && (u.Scheme == "https" || u.Scheme == "http") && !sameSite(u.Hostname(), p.URL.Hostname()) {
				hosts = append(hosts, u.Hostname())
			}
		}
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// loading are the relations of a link element whose target the browser fetches.
var loading = []string{"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}

// sources are the addresses that a browser fetches for an element.
func sources(t html.Token) []string {
	attributes := map[string]string{}
	for _, a := range t.Attr {
		attributes[a.Key] = a.Val
	}
	switch t.Data {
	case "script", "img", "iframe", "frame", "embed", "source", "audio", "video", "track", "input":
		if src := attributes["src"]; src != "" {
			return []string{src}
		}
	case "object":
		return []string{attributes["data"]}
	case "link":
		fetched := slices.ContainsFunc(strings.Fields(strings.ToLower(attributes["rel"])), func(rel string) bool {
			return slices.Contains(loading, rel)
		})
		if fetched && attributes["href"] != "" {
			return []string{attributes["href"]}
		}
	}
	return nil
}
