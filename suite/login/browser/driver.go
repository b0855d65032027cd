package browser

import (
	"context"
	"net/http"
	"sync"

	"github.com/go-rod/rod"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

// Options say which browser is used and how.
type Options struct {
	// Bin is the browser's program; "" means an installed Chrome, Chromium or Edge, else a download.
	Bin string
	// Visible shows the window.
	Visible bool
}

// Driver logs in with a browser. One browser serves all logins; it is started by the first and ends
// with Close or, at the latest, with this process. It is safe for concurrent use.
type Driver struct {
	options Options
	codes   *recipe.Codes // what recipes have used of them

	mu       sync.Mutex
	identity *identity
	browser  *rod.Browser
	guarded  *guarded
	memories memories
	header   http.Header // with which it begins a login, without cookies; nil before the first
	pool     *pool
}

var (
	_ login.Driver = (*Driver)(nil)
	_ login.Keeper = (*Driver)(nil)
)

// New makes a driver. It starts nothing yet.
func New(o Options) *Driver { return &Driver{options: o, codes: recipe.NewCodes(), pool: newPool()} }

// Name implements [login.Driver].
func (d *Driver) Name() string { return "browser" }

// Login implements [login.Driver].
func (d *Driver) Login(ctx context.Context, r login.Request) *login.Outcome {
	b, id, err := d.running(ctx)
	if err != nil {
		return &login.Outcome{Stopped: err.Error()}
	}
	s := newSession(r, d.codes)
	before, header := d.recall(&r)
	s.strict = before.strict()
	if s.led(ctx, header, before) {
		return d.keep(before, s)
	}
	w := d.pool.take(ctx)
	if w == nil {
		if w, err = openWindow(ctx, b, id); err != nil {
			d.pool.drop(nil)
			return &login.Outcome{Stopped: err.Error()}
		}
	}
	after, usable := w.run(ctx, s, before)
	if usable {
		d.pool.give(w)
	} else {
		d.pool.drop(w)
	}
	return d.keep(after, s)
}

// keep remembers a login: for its owner or, where that was given no grant to do anything to, for everybody. It
// returns what came of it.
func (d *Driver) keep(m *memory, s *session) *login.Outcome {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.header == nil {
		d.header = s.began()
	}
	r, o := &s.request, s.outcome
	if m == nil || !r.Resume || o.Redirect == nil {
		return o
	}
	if o.Redirect.Query().Has("code") {
		d.memories.lend(m, r.Wire.Owner())
	} else {
		d.memories.free = append(d.memories.free, m)
	}
	return o
}

// recall returns what is known of the account, where the login allows that, and with what header the browser
// begins a login, if there was one.
func (d *Driver) recall(r *login.Request) (*memory, http.Header) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !r.Resume {
		return nil, d.header
	}
	return d.memories.take(r.Account.Email), d.header
}

// Return implements [login.Keeper].
func (d *Driver) Return(owner string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.memories.giveBack(owner)
}

// running returns the browser, started if it was not.
func (d *Driver) running(ctx context.Context) (*rod.Browser, *identity, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.browser != nil {
		return d.browser, d.identity, nil
	}
	id, err := newIdentity()
	if err != nil {
		return nil, nil, err
	}
	b, g, err := start(ctx, d.options, id)
	if err != nil {
		return nil, nil, err
	}
	d.browser, d.guarded, d.identity = b, g, id
	return b, id, nil
}

// Close ends the browser, if one was started.
func (d *Driver) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.browser == nil {
		return nil
	}
	d.pool.empty()
	d.guarded.stop()
	d.browser, d.guarded = nil, nil
	return nil
}
