package expect

import (
	"net/url"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Location returns where a 3xx answer leads, resolved against the request; nil if nowhere.
func Location(ex *wire.Exchange) *url.URL {
	if ex.Status < 300 || ex.Status > 399 || ex.Header.Get("Location") == "" {
		return nil
	}
	base, err := url.Parse(ex.URL)
	if err != nil {
		return nil
	}
	to, err := base.Parse(ex.Header.Get("Location"))
	if err != nil {
		return nil
	}
	return to
}

// RedirectsWith matches a redirect that carries the parameter with the value, once, in its query or
// fragment; an empty value asks for any value.
func RedirectsWith(parameter, value string) Matcher {
	expected := "a redirect with " + parameter
	if value != "" {
		expected += "=" + value
	}
	return &rule{
		expected: expected,
		match:    func(ex *wire.Exchange) bool { return Carries(Location(ex), parameter, value) },
	}
}

// RedirectsTo matches a redirect to the given URI, query and fragment aside.
func RedirectsTo(uri string) Matcher {
	return &rule{
		expected: "a redirect to " + uri,
		match:    func(ex *wire.Exchange) bool { return leadsTo(Location(ex), uri) },
	}
}

// NotRedirectedTo matches an answer that does not send the browser to the given URI: what RFC 6749
// §4.1.2.1 asks for when the client or its redirect URI is not known. It waits for a usable answer.
func NotRedirectedTo(uri string) Matcher {
	return &rule{
		expected: "no redirect to " + uri, refusal: true,
		match: func(ex *wire.Exchange) bool { return !leadsTo(Location(ex), uri) },
	}
}

// Carries says whether to has the parameter exactly once, with the value unless that is empty.
func Carries(to *url.URL, parameter, value string) bool {
	if to == nil {
		return false
	}
	values := parameters(to)[parameter]
	return len(values) == 1 && values[0] != "" && (value == "" || values[0] == value)
}

func leadsTo(to *url.URL, uri string) bool {
	want, err := url.Parse(uri)
	if err != nil || to == nil {
		return false
	}
	return to.Scheme == want.Scheme && to.Host == want.Host && to.EscapedPath() == want.EscapedPath()
}

// parameters are those of the query and of the fragment, where the implicit flow puts them.
func parameters(u *url.URL) url.Values {
	values := u.Query()
	fragment, err := url.ParseQuery(u.EscapedFragment())
	if err != nil {
		return values
	}
	for name, more := range fragment {
		values[name] = append(values[name], more...)
	}
	return values
}
