package browser

import (
	"context"
	"sync"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
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

	mu       sync.Mutex
	identity *identity
	browser  *rod.Browser
	launcher *launcher.Launcher
}

var _ login.Driver = (*Driver)(nil)

// New makes a driver. It starts nothing yet.
func New(o Options) *Driver { return &Driver{options: o} }

// Name implements [login.Driver].
func (d *Driver) Name() string { return "browser" }

// Login implements [login.Driver].
func (d *Driver) Login(ctx context.Context, r login.Request) *login.Outcome {
	b, id, err := d.running()
	if err != nil {
		return &login.Outcome{Stopped: err.Error()}
	}
	s := newSession(r)
	p, err := newProxy(ctx, id, s.serve)
	if err != nil {
		return &login.Outcome{Stopped: err.Error()}
	}
	defer p.close()
	own, err := proto.TargetCreateBrowserContext{
		DisposeOnDetach: true, ProxyServer: p.address(), ProxyBypassList: loopbackToo,
	}.Call(b)
	if err != nil {
		return &login.Outcome{Stopped: "the browser gives no context of its own: " + err.Error()}
	}
	defer func() { _ = proto.TargetDisposeBrowserContext{BrowserContextID: own.BrowserContextID}.Call(b) }()
	page, err := open(b, own.BrowserContextID)
	if err != nil {
		return &login.Outcome{Stopped: "the browser opens no page: " + err.Error()}
	}
	return s.run(ctx, page)
}

// open makes a page in the context.
func open(b *rod.Browser, id proto.BrowserBrowserContextID) (*rod.Page, error) {
	own := *b
	own.BrowserContextID = id
	return own.Page(proto.TargetCreateTarget{})
}

// running returns the browser, started if it was not.
func (d *Driver) running() (*rod.Browser, *identity, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.browser != nil {
		return d.browser, d.identity, nil
	}
	id, err := newIdentity()
	if err != nil {
		return nil, nil, err
	}
	b, l, err := start(d.options, id)
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
	b, l := d.browser, d.launcher
	d.browser, d.launcher = nil, nil
	return stop(b, l)
}
