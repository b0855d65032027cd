package browser

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync/atomic"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// window is a context of the browser with cookies and a way out of its own, and a page in it. Logins
// take place there one after the other, and each finds it as if it was new.
type window struct {
	context proto.BrowserBrowserContextID
	browser *rod.Browser
	proxy   *proxy
	page    *rod.Page
	login   atomic.Pointer[session] // the login that takes place there; nil between two
}

func openWindow(ctx context.Context, b *rod.Browser, id *identity) (*window, error) {
	w := &window{browser: b}
	var err error
	if w.proxy, err = newProxy(ctx, id, w.serve); err != nil {
		return nil, err
	}
	own, err := proto.TargetCreateBrowserContext{
		DisposeOnDetach: true, ProxyServer: w.proxy.address(), ProxyBypassList: loopbackToo,
	}.Call(b)
	if err != nil {
		w.proxy.close()
		return nil, errors.New("the browser gives no context of its own: " + err.Error())
	}
	w.context = own.BrowserContextID
	if w.page, err = open(b, w.context); err != nil {
		w.close()
		return nil, errors.New("the browser opens no page: " + err.Error())
	}
	w.page.EnableDomain(&proto.PageEnable{}) // for good: logins that follow one another listen to both
	w.page.EnableDomain(&proto.LogEnable{})
	// One window of many has the focus; pages are to find themselves in front of the user, as they would be.
	_ = proto.EmulationSetFocusEmulationEnabled{Enabled: true}.Call(w.page)
	go w.page.EachEvent(func(*proto.PageJavascriptDialogOpening) { // it would stop every script
		_ = proto.PageHandleJavaScriptDialog{Accept: true}.Call(w.page)
	})()
	return w, nil
}

// open makes a page in the context.
func open(b *rod.Browser, id proto.BrowserBrowserContextID) (*rod.Page, error) {
	own := *b
	own.BrowserContextID = id
	return own.Page(proto.TargetCreateTarget{})
}

func (w *window) serve(r *http.Request) *wire.Exchange {
	if pauses(r) {
		return intermission()
	}
	if s := w.login.Load(); s != nil {
		return s.serve(r)
	}
	return &wire.Exchange{Err: errOutside}
}

// run plays one login there, of somebody whom the memory tells of, if any. It returns what the browser
// knows afterwards, nil where that cannot be told, and whether the window can serve another login.
func (w *window) run(ctx context.Context, s *session, before *memory) (after *memory, usable bool) {
	_ = w.restore(ctx, before) // who is not known is asked again
	w.login.Store(s)
	o := s.run(ctx, w.page)
	if s.request.Show && o.Redirect == nil {
		o.Shown = w.show(ctx, s)
	}
	w.login.Store(nil)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), deft)
	defer cancel()
	origins := append(s.origins(), before.origins()...)
	slices.Sort(origins)
	origins = slices.Compact(origins)
	after, err := w.remember(ctx, s.request.Account.Email, origins)
	return after, err == nil && w.clear(ctx, s, origins) == nil
}

func (w *window) close() {
	_ = proto.TargetDisposeBrowserContext{BrowserContextID: w.context}.Call(w.browser)
	w.proxy.close()
}
