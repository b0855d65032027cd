package browser

import (
	"context"
	"sync"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"

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
	launcher *launcher.Launcher
	windows  windows
}

var (
	_ login.Driver = (*Driver)(nil)
	_ login.Keeper = (*Driver)(nil)
)

// New makes a driver. It starts nothing yet.
func New(o Options) *Driver { return &Driver{options: o, codes: recipe.NewCodes()} }

// Name implements [login.Driver].
func (d *Driver) Name() string { return "browser" }

// Login implements [login.Driver].
func (d *Driver) Login(ctx context.Context, r login.Request) *login.Outcome {
	b, id, err := d.running(ctx)
	if err != nil {
		return &login.Outcome{Stopped: err.Error()}
	}
	w, err := d.window(ctx, b, id, &r)
	if err != nil {
		return &login.Outcome{Stopped: err.Error()}
	}
	s := newSession(r, d.codes)
	outcome := w.run(ctx, s)
	if r.Show && outcome.Redirect == nil {
		outcome.Shown = w.show(ctx, s)
	}
	if !r.Resume || outcome.Redirect == nil {
		w.close()
		return outcome
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.windows.lend(w, r.Wire.Owner())
	return outcome
}

// window returns one for the login: where it allows that, one in which its account has signed in.
func (d *Driver) window(ctx context.Context, b *rod.Browser, id *identity, r *login.Request) (*window, error) {
	if r.Resume {
		d.mu.Lock()
		w := d.windows.take(r.Account.Email)
		d.mu.Unlock()
		if w != nil {
			if w.clear(ctx) {
				return w, nil
			}
			w.close()
		}
	}
	return openWindow(ctx, b, id, r.Account.Email)
}

// Return implements [login.Keeper].
func (d *Driver) Return(owner string) {
	d.mu.Lock()
	surplus := d.windows.giveBack(owner)
	d.mu.Unlock()
	for _, w := range surplus {
		w.close()
	}
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
	b, l, err := start(ctx, d.options, id)
	if err != nil {
		return nil, nil, err
	}
	d.browser, d.launcher, d.identity = b, l, id
	return b, id, nil
}

// Close ends the browser, if one was started.
func (d *Driver) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.browser == nil {
		return nil
	}
	for _, w := range d.windows.all() {
		w.proxy.close() // the contexts end with the browser
	}
	b, l := d.browser, d.launcher
	d.browser, d.launcher = nil, nil
	return stop(b, l)
}
