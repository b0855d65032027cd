package oauth

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
)

// CheckParameters refuses a request for the form of its parameters, before any is read. known is
// what the endpoint understands.
type CheckParameters func(v url.Values, known []string) error

// NoRepeats is the strict [CheckParameters]: a parameter may not appear twice, but for resource
// (OAuth 2.1 §3.1, RFC 8707 §2). Parameters nobody knows are ignored, as §3.1 demands.
func NoRepeats(v url.Values, known []string) error {
	for _, name := range known {
		if name != "resource" && len(v[name]) > 1 {
			return invalidRequest("the parameter " + name + " is repeated")
		}
	}
	return nil
}

// readForm returns the form of a POST. Parameters in the URL are not looked at: credentials do not
// belong there (OAuth 2.1 §3.2).
func readForm(r *http.Request) (url.Values, error) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/x-www-form-urlencoded" {
		return nil, invalidRequest("the request body must be application/x-www-form-urlencoded")
	}
	if err := r.ParseForm(); err != nil {
		return nil, invalidRequest("the form cannot be read").because(err)
	}
	return r.PostForm, nil
}

// tokenParameters is what the token endpoint understands.
var tokenParameters = []string{
	"grant_type", "code", "redirect_uri", "client_id", "client_secret", "code_verifier",
	"refresh_token", "scope", "resource", "client_assertion", "client_assertion_type",
	"subject_token", "subject_token_type", "requested_token_type", "actor_token", "actor_token_type",
}

// distinct returns the distinct non-empty values of a parameter that may be repeated.
func distinct(v url.Values, name string) []string {
	values := slices.DeleteFunc(slices.Clone(v[name]), func(s string) bool { return s == "" })
	slices.Sort(values)
	return slices.Compact(values)
}
