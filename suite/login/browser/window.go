package browser

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync/atomic"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// window is a context of the browser with cookies and a way out of its own, and a page in it.
type window struct {
	account string // who signed in there
	context proto.BrowserBrowserContextID
	browser *rod.Browser
	proxy   *proxy
	page    *rod.Page
	login   atomic.Pointer[session] // the login that takes place there; nil between two
}

func openWindow(ctx context.Context, b *rod.Browser, id *identity, account string) (*window, error) {
	w := &window{account: account, browser: b}
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
	return w, nil
}

// open makes a page in the context.
func open(b *rod.Browser, id proto.BrowserBrowserContextID) (*rod.Page, error) {
	own := *b
	own.BrowserContextID = id
	return own.Page(proto.TargetCreateTarget{})
}

func (w *window) serve(r *http.Request) *wire.Exchange {
	if s := w.login.Load(); s != nil {
		return s.serve(r)
	}
	return &wire.Exchange{Err: errOutside}
}

// run plays one login there.
func (w *window) run(ctx context.Context, s *session) *login.Outcome {
	w.login.Store(s)
	defer w.login.Store(nil)
	return s.run(ctx, w.page)
}

// clear leaves the page of the last login, so that nobody acts on it; it reports whether that worked.
func (w *window) clear(ctx context.Context) bool {
	return w.page.Context(ctx).Timeout(deft).Navigate(blank) == nil
}

func (w *window) close() {
	_ = proto.TargetDisposeBrowserContext{BrowserContextID: w.context}.Call(w.browser)
	w.proxy.close()
}

// spare is how many windows are kept for later logins.
const spare = 8

// windows are those in which somebody has signed in. One belongs to the owner of its last login until
// the owner returns it: what is done to one grant of a session may end the others, and nobody still
// needs them then. The zero value is ready for use; its user holds the lock.
type windows struct {
	free []*window
	lent map[string][]*window
}

// take returns a free window of the account; nil where there is none.
func (ws *windows) take(account string) *window {
	at := slices.IndexFunc(ws.free, func(w *window) bool { return w.account == account })
	if at < 0 {
		return nil
	}
	w := ws.free[at]
	ws.free = slices.Delete(ws.free, at, at+1)
	return w
}

func (ws *windows) lend(w *window, owner string) {
	if ws.lent == nil {
		ws.lent = map[string][]*window{}
	}
	ws.lent[owner] = append(ws.lent[owner], w)
}

// giveBack frees what the owner had, and returns those that are too many to keep.
func (ws *windows) giveBack(owner string) (surplus []*window) {
	back := ws.lent[owner]
	delete(ws.lent, owner)
	room := min(max(spare-len(ws.free), 0), len(back))
	ws.free = append(ws.free, back[:room]...)
	return back[room:]
}

// all empties the pool.
func (ws *windows) all() []*window {
	gone := ws.free
	for _, lent := range ws.lent {
		gone = append(gone, lent...)
	}
	*ws = windows{}
	return gone
}
