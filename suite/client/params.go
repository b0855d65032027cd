package client

import (
	"net/http"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/suite/login"
)

// Params is a request about to be sent, as options see it.
type Params struct {
	// Values are the query (authorize) or form (token endpoint and its like) parameters.
	Values url.Values
	Header http.Header

	asJSON       bool
	asForm       bool
	deny, hold   bool
	resume       bool
	show         bool
	own          bool
	again        *login.Outcome
	version      string
	sessionID    string
	id           any
	notification bool
	toTheEnd     time.Duration
	oneMessage   bool
	edits        []func(map[string]any)
}

// Option changes one thing of a request that is otherwise right.
type Option func(*Params)

// With sets a parameter; several values repeat it.
func With(name string, values ...string) Option {
	return func(p *Params) { p.Values[name] = values }
}

// Without leaves a parameter out.
func Without(name string) Option { return func(p *Params) { p.Values.Del(name) } }

// Header sets a header field; several values repeat it, none removes it.
func Header(name string, values ...string) Option {
	return func(p *Params) { p.Header[http.CanonicalHeaderKey(name)] = values }
}

// JSONBody sends the form parameters as a JSON object instead.
func JSONBody() Option { return func(p *Params) { p.asJSON = true } }

// FormBody sends the members of a registration as a form, lists by their first value.
func FormBody() Option { return func(p *Params) { p.asForm = true } }

// Deny refuses the consent; for [Player.TryAuthorize] only.
func Deny() Option { return func(p *Params) { p.deny = true } }

// Shown has the end of a login that does not work shown; for [Player.TryAuthorize] with a driver that can.
func Shown() Option { return func(p *Params) { p.show = true } }

// Hold stops before the form that allows; for [Player.TryAuthorize] with a driver that can.
func Hold() Option { return func(p *Params) { p.hold = true } }

// Again logs in with the browser of an earlier login; for [Player.TryAuthorize] with a driver that can.
func Again(o *login.Outcome) Option { return func(p *Params) { p.again = o } }

// Resume allows a browser in which the account has signed in before, for who does not look at the login
// itself; for [Player.TryAuthorize], and without effect where the consent is refused or held back.
func Resume() Option { return func(p *Params) { p.resume = true } }

// own allows the user's own browser, where nothing of the login is seen but what comes of it.
func own() Option { return func(p *Params) { p.own = true } }

// Message edits the JSON body of an MCP message or a registration once it is complete.
func Message(edit func(message map[string]any)) Option {
	return func(p *Params) { p.edits = append(p.edits, edit) }
}

// Version sends an MCP message in the given protocol version: from 2026-07-28 on with _meta and the
// Mcp-Method and Mcp-Name headers, before that with the version header alone. "" sends no header.
func Version(v string) Option { return func(p *Params) { p.version = v } }

// SessionID sends the given Mcp-Session-Id; "" sends none.
func SessionID(id string) Option { return func(p *Params) { p.sessionID = id } }

// Notification sends an MCP message without an id.
func Notification() Option { return func(p *Params) { p.notification = true } }

// OneMessage reads the first message of an event stream and closes it, whether it is the answer or not.
func OneMessage() Option { return func(p *Params) { p.oneMessage = true } }

// ToTheEnd reads an event stream on beyond the answer, until the server ends it. Where it does not within
// that time the answer stands beside an error.
func ToTheEnd(within time.Duration) Option { return func(p *Params) { p.toTheEnd = within } }

// ID sends an MCP message with the given JSON-RPC id.
func ID(id any) Option { return func(p *Params) { p.id = id } }

func newParams() *Params { return &Params{Values: url.Values{}, Header: http.Header{}} }

func (p *Params) apply(opts []Option) *Params {
	for _, o := range opts {
		o(p)
	}
	return p
}

// preset sets a header that no option has set or removed.
func (p *Params) preset(name, value string) {
	name = http.CanonicalHeaderKey(name)
	if _, present := p.Header[name]; !present {
		p.Header[name] = []string{value}
	}
}

// edit runs the edits on a complete message.
func (p *Params) edit(message map[string]any) map[string]any {
	for _, e := range p.edits {
		e(message)
	}
	return message
}
