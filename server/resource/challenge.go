package resource

import (
	"encoding/json"
	"net/http"
	"strings"
)

// Challenge is what a refusal tells the client about getting in: RFC 6750 §3, with the
// resource_metadata of RFC 9728 §5.1.
type Challenge struct {
	Status           int      // of the answer: 400, 401 or 403
	ResourceMetadata string   // URL of the metadata document
	Scopes           []string // that the request needs
	Error            string   // empty unless credentials were presented (RFC 6750 §3.1)
	Description      string   // with Error
}

// A Challenger writes the answer that carries a challenge.
type Challenger func(http.ResponseWriter, Challenge)

// Params are the auth-params of the challenge, without the scheme.
func (c Challenge) Params() string {
	var params []string
	add := func(name, value string) {
		if value != "" {
			params = append(params, name+"="+quote(value))
		}
	}
	add("resource_metadata", c.ResourceMetadata)
	add("scope", strings.Join(c.Scopes, " "))
	add("error", c.Error)
	add("error_description", c.Description)
	return strings.Join(params, ", ")
}

// String is the challenge as a value of WWW-Authenticate.
func (c Challenge) String() string { return "Bearer " + c.Params() }

// WriteChallenge sends the challenge in WWW-Authenticate, and its error, if any, in a JSON body too.
func WriteChallenge(w http.ResponseWriter, c Challenge) {
	w.Header().Set("WWW-Authenticate", c.String())
	c.WriteBody(w)
}

// WriteBody sends status and body of a challenge, without WWW-Authenticate.
func (c Challenge) WriteBody(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	if c.Error == "" {
		w.WriteHeader(c.Status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(c.Status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": c.Error, "error_description": c.Description})
}

// quote makes a quoted-string (RFC 9110 §5.6.4). Characters no auth-param may hold are left out.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < ' ' || r > '~' {
			continue
		}
		if r == '"' || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
