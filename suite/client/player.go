package client

import (
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Target is the MCP server that is played against.
type Target struct {
	URL      *url.URL // as the user typed it
	Loopback bool     // on this machine: plain http is then no finding
}

// Player is one check's (or fixture's) hands. It may be copied; copies share Wire and Ledger.
type Player struct {
	Host   *host.Host
	Target Target
	Wire   *wire.Scope

	Challenge *Challenge
	RM        *ResourceMetadata
	AS        *ServerMetadata
	Client    *Registration
	Guard     *Guard   // nil where the endpoint asks for a token at once, or nobody for one
	Session   *Session // the MCP era in use; nil before the first handshake
	Tools     []Tool   // as the server lists them; nil before it was asked

	Driver   login.Driver // nil: nobody logs in
	Account  login.Account
	Accounts []login.Account // all that were given, for WithAccount
	// Waiting says that the user is waited for, until over is called; nil where nobody keeps time.
	Waiting func() (over func())

	// Allowed are the tools whose calls the user allows, whatever they do, and the arguments for each.
	Allowed map[string]map[string]any
	// Invents is true where tools that only read may be called with arguments of our own making, or
	// without those that they need: on a test server of the user's own.
	Invents bool

	Scope    string // sent on authorize; "" leaves the parameter out
	Resource string // RFC 8707, sent on authorize and token requests; "" leaves it out

	// GoOn uses a grant that the host would refuse (state or iss differ from what was sent), so
	// that one fault does not hide the next. Whoever sets it labels the run "ChatGPT stops here".
	GoOn bool
	// Imitate sends the host's own User-Agent and clientInfo. Without it the player says who it is.
	Imitate bool

	Now func() time.Time // target time; nil means time.Now
	// Block ends the check because node was not obtained. It never returns.
	Block  func(node, reason string)
	Ledger *Ledger
}

// WithClient returns a player that acts as another client.
func (p *Player) WithClient(r *Registration) *Player {
	q := *p
	q.Client = r
	return &q
}

// WithAccount returns a player whose logins use the account of that index, counted from 0. It
// blocks when the user gave fewer.
func (p *Player) WithAccount(i int) *Player {
	if i < 0 || i >= len(p.Accounts) {
		p.block("login", "this needs a second test account; give one by --user-2 and MCPCONFORM_LOGIN_CODE_2")
		return nil
	}
	q := *p
	q.Account = p.Accounts[i]
	return &q
}

func (p *Player) now() time.Time {
	if p.Now == nil {
		return time.Now()
	}
	return p.Now()
}

func (p *Player) block(node, reason string) {
	if p.Block != nil {
		p.Block(node, reason)
	}
}

func (p *Player) taint(kind, value string) {
	if value != "" {
		p.Wire.Wire().Taint(kind, value)
	}
}
