package wire

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// harvest takes the credentials of an exchange into the set, from every place where OAuth, MCP, Privy
// or a login page are known to carry one. What stands elsewhere must be registered by its owner. It
// reports whether it saw them all; an exchange with too many is not shown.
func (s *secrets) harvest(ex *Exchange) (all bool) {
	g := &gleaner{secrets: s, room: perExchange}
	if u, err := url.Parse(ex.URL); err == nil {
		g.harvestURL(u, 0)
	}
	g.harvestHeader(ex.ReqHeader)
	g.harvestBody(ex.ReqHeader, ex.ReqBody)
	g.harvestHeader(ex.Header)
	for i := range ex.Events {
		g.harvestText(ex.Events[i].Data)
	}
	if len(ex.Events) == 0 {
		g.harvestBody(ex.Header, ex.Body)
	}
	return !g.full
}

func (g *gleaner) harvestURL(u *url.URL, depth int) {
	g.harvestValues(u.Query(), depth)
	if fragment, err := url.ParseQuery(u.EscapedFragment()); err == nil {
		g.harvestValues(fragment, depth)
	}
	if password, set := u.User.Password(); set {
		g.harvestField("password", "password", password)
	}
}

func (g *gleaner) harvestValues(values url.Values, depth int) {
	for name, all := range values {
		for _, value := range all {
			g.harvestNamed(name, value, depth)
		}
	}
}

// harvestNamed looks at one name and value of whatever syntax; a value may be a URL with a query of
// its own, as in a login page's return address.
func (g *gleaner) harvestNamed(name, value string, depth int) {
	if kind := kindOf(name); kind != "" {
		g.harvestField(kind, name, value)
	}
	findJWTs(value, func(token string) { g.enter("jwt", token, guessed) })
	if depth > 2 || len(value) > 16<<10 || !strings.ContainsAny(value, "?#") {
		return
	}
	if u, err := url.Parse(value); err == nil {
		g.harvestURL(u, depth+1)
	}
}

func (g *gleaner) harvestHeader(h http.Header) {
	for _, name := range []string{"Authorization", "Proxy-Authorization"} {
		for _, value := range h.Values(name) {
			g.harvestAuthorization(value)
		}
	}
	for _, line := range h.Values("Cookie") {
		for pair := range strings.SplitSeq(line, ";") {
			_, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
			g.harvestCookie(value)
		}
	}
	for _, line := range h.Values("Set-Cookie") {
		pair, _, _ := strings.Cut(line, ";")
		_, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
		g.harvestCookie(value)
	}
	for _, value := range h.Values("Mcp-Session-Id") {
		g.harvestField("session", "Mcp-Session-Id", value)
	}
	if to, err := url.Parse(h.Get("Location")); err == nil {
		g.harvestURL(to, 0)
	}
}

// harvestAuthorization knows the schemes that send a credential as it is; of Basic the password is
// one of its own, form-encoded by RFC 6749 §2.3.1.
func (g *gleaner) harvestAuthorization(value string) {
	scheme, credentials, _ := strings.Cut(strings.TrimSpace(value), " ")
	credentials = strings.TrimSpace(credentials)
	if !strings.EqualFold(scheme, "Basic") {
		g.harvestField("bearer", "Authorization", credentials)
		return
	}
	g.harvestField("basic", "Authorization", credentials)
	plain, err := base64.StdEncoding.DecodeString(credentials)
	if err != nil {
		return
	}
	_, password, _ := strings.Cut(string(plain), ":")
	g.harvestField("secret", "client_secret", password)
	if decoded, err := url.QueryUnescape(password); err == nil {
		g.harvestField("secret", "client_secret", decoded)
	}
}

// harvestCookie leaves short values alone: the headers are redacted by their structure anyway.
func (g *gleaner) harvestCookie(value string) {
	value = strings.Trim(value, `"`)
	plain, err := url.QueryUnescape(value)
	if err != nil || plain == value {
		plain = ""
	}
	for _, v := range []string{value, plain} {
		if random(v) {
			g.enter("cookie", v, guessed)
		}
	}
	g.harvestText([]byte(plain))
}

func (g *gleaner) harvestBody(h http.Header, body []byte) {
	contentType := h.Get("Content-Type")
	switch {
	case strings.Contains(contentType, "x-www-form-urlencoded"):
		if values, err := url.ParseQuery(string(body)); err == nil {
			g.harvestValues(values, 0)
		}
	case strings.Contains(contentType, "html"):
		g.harvestHTML(body)
	}
	g.harvestText(body)
}

// harvestText looks for JSON whatever the Content-Type says, for what looks like a member or a
// parameter where it is none or is broken, and for JWTs anywhere.
func (g *gleaner) harvestText(text []byte) {
	findJWTs(string(text), func(token string) { g.enter("jwt", token, guessed) })
	if whole := g.harvestJSON(text, 0); !whole {
		g.harvestLoose(text)
	}
}
