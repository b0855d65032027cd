package manual

import (
	"net/url"
	"strings"
	"sync"

	"github.com/mcpconform/mcpconform/suite/login"
)

// visit is one login that the user is asked for.
type visit struct {
	request    login.Request
	number, of int
	state      string // what was sent
	outcome    chan *login.Outcome

	mu      sync.Mutex
	sent    bool   // the browser was sent on its way once
	doubted string // an address that was pasted and looked wrong
}

func newVisit(r login.Request, number, of int) *visit {
	v := &visit{request: r, number: number, of: of, outcome: make(chan *login.Outcome, 1)}
	if u, err := url.Parse(r.AuthorizeURL); err == nil {
		v.state = u.Query().Get("state")
	}
	return v
}

// first reports whether the browser is being sent on its way for the first time.
func (v *visit) first() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	before := v.sent
	v.sent = true
	return !before
}

// ended is the outcome of a browser that ended up at an address; nil where that is none of this login.
func (v *visit) ended(at *url.URL) *login.Outcome {
	o := &login.Outcome{Unseen: true}
	if !v.request.Ends(o, at) || o.Redirect == nil {
		return nil
	}
	return o
}

// read makes the outcome of an address that the user pasted, or says what is wrong with it.
func (v *visit) read(pasted string, stale func(state string) bool) (o *login.Outcome, problem string) {
	wanted := "copy the whole address of the page at which the login ended; it begins with " + v.request.RedirectURI
	at, err := url.Parse(strings.Trim(strings.TrimSpace(pasted), `"'<>`))
	if err != nil || at.Scheme == "" || at.Host == "" {
		return nil, "That is not an address: " + wanted + "."
	}
	if o = v.ended(at); o == nil {
		return nil, "That is not where the login ends: finish it, then " + wanted + "."
	}
	query, fragment := at.Query(), fragmentOf(at)
	state := query.Get("state")
	switch {
	case !query.Has("code") && !query.Has("error") && !fragment.Has("code") && !fragment.Has("error"):
		return nil, "That address has neither a code nor an error: " + wanted + ", with all that follows the question mark."
	case stale(state):
		return nil, "That is the address of an earlier login: press the link again, and copy the address that comes then."
	case state != v.state && !v.insists(at.String()):
		return nil, "The state in that address is not the one of this login, so it may be of another. If it is where this very login ended, send it once more: the server is then what is wrong."
	}
	return o, ""
}

// insists reports whether the same address was pasted before.
func (v *visit) insists(at string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	before := v.doubted == at
	v.doubted = at
	return before
}

func fragmentOf(u *url.URL) url.Values {
	values, err := url.ParseQuery(u.EscapedFragment())
	if err != nil {
		return nil
	}
	return values
}
