package oauth

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// interaction is what a request wants its user to be asked (OpenID Connect Core §3.1.2.1). It is heeded
// of every client: one that does not know the parameters does not send them.
type interaction struct {
	silent  bool          // prompt=none: no page at all
	login   bool          // who the user is, although that is known
	consent bool          // whether the client is allowed, although it was
	maxAge  time.Duration // since the login; negative: any
}

// interactionOf reads prompt and max_age.
func interactionOf(v url.Values) (interaction, error) {
	i, none := interaction{maxAge: -1}, interaction{maxAge: -1}
	values := strings.Fields(v.Get("prompt"))
	for _, value := range values {
		switch value {
		case "none":
			i.silent = len(values) == 1
		case "login", "select_account": // both are the page that asks for the address
			i.login = true
		case "consent":
			i.consent = true
		default:
			return none, invalidRequest("prompt must be none, or some of login, consent and select_account")
		}
	}
	if slices.Contains(values, "none") && !i.silent {
		return none, invalidRequest("prompt=none cannot be combined with another value")
	}
	if v.Get("max_age") == "" {
		return i, nil
	}
	seconds, err := strconv.ParseUint(v.Get("max_age"), 10, 31)
	if err != nil {
		return none, invalidRequest("max_age must be a number of seconds").because(err)
	}
	i.maxAge = time.Duration(seconds) * time.Second
	return i, nil
}

// takes reports whether a login of that age will do; with max_age=0 none does.
func (i interaction) takes(age time.Duration) bool {
	return !i.login && (i.maxAge < 0 || i.maxAge > 0 && age <= i.maxAge)
}
