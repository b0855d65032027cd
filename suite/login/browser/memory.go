package browser

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"github.com/go-rod/rod/lib/proto"
)

// memory is what a browser knows of the logins of an account: its cookies and, by origin, the localStorage of
// the pages. What pages put into a database of the browser is not kept; who relies on that is asked again.
type memory struct {
	account string
	cookies []*proto.NetworkCookieParam
	stored  map[string]map[string]string
}

// held are the cookies of the memory; the domain of one that is for subdomains too begins with a dot.
func (m *memory) held() []*http.Cookie {
	if m == nil {
		return nil
	}
	held := make([]*http.Cookie, len(m.cookies))
	for i, c := range m.cookies {
		held[i] = &http.Cookie{Name: c.Name, Value: c.Value, Domain: c.Domain, Path: c.Path, Secure: c.Secure}
		if c.Expires > 0 {
			held[i].Expires = c.Expires.Time()
		}
	}
	return held
}

// isPartitioned reports whether a cookie of the memory is sent to its site within one other site only.
func (m *memory) isPartitioned() bool {
	return m != nil && slices.ContainsFunc(m.cookies, func(c *proto.NetworkCookieParam) bool { return c.PartitionKey != nil })
}

// origins are those that have stored something.
func (m *memory) origins() []string {
	if m == nil {
		return nil
	}
	return slices.Collect(maps.Keys(m.stored))
}

// memories are those of the accounts that have signed in. One belongs to the owner of its last login until
// the owner returns it: what is done to one grant of a session may end the others, and nobody still
// needs them then. The zero value is ready for use; its user holds the lock.
type memories struct {
	free []*memory
	lent map[string][]*memory
}

// take returns one of the account; nil where none is free.
func (ms *memories) take(account string) *memory {
	at := slices.IndexFunc(ms.free, func(m *memory) bool { return m.account == account })
	if at < 0 {
		return nil
	}
	m := ms.free[at]
	ms.free = slices.Delete(ms.free, at, at+1)
	return m
}

func (ms *memories) lend(m *memory, owner string) {
	if ms.lent == nil {
		ms.lent = map[string][]*memory{}
	}
	ms.lent[owner] = append(ms.lent[owner], m)
}

// giveBack frees what the owner had.
func (ms *memories) giveBack(owner string) {
	ms.free = append(ms.free, ms.lent[owner]...)
	delete(ms.lent, owner)
}

// restore makes an empty window one in which the logins of the memory took place.
func (w *window) restore(ctx context.Context, m *memory) error {
	if m == nil {
		return nil
	}
	if err := (proto.StorageSetCookies{Cookies: m.cookies, BrowserContextID: w.context}).Call(w.browser); err != nil {
		return err
	}
	for origin, items := range m.stored {
		if _, err := atPause[any](ctx, w, origin, storeScript, items); err != nil {
			return err
		}
	}
	return nil
}

const storeScript = `Object.entries(given).forEach(([name, value]) => localStorage.setItem(name, value)); }`

const takeScript = `
	const items = {...localStorage};
	localStorage.clear();
	sessionStorage.clear();
	window.name = '';
	return items;
}`

// remember takes out of the window what is worth keeping of a login.
func (w *window) remember(ctx context.Context, account string, origins []string) (*memory, error) {
	m := &memory{account: account, stored: map[string]map[string]string{}}
	held, err := proto.StorageGetCookies{BrowserContextID: w.context}.Call(w.browser)
	if err != nil {
		return nil, err
	}
	m.cookies = proto.CookiesToParams(held.Cookies)
	for i, c := range held.Cookies {
		m.cookies[i].SourceScheme, m.cookies[i].PartitionKey = c.SourceScheme, c.PartitionKey
	}
	for _, origin := range origins {
		items, err := atPause[map[string]string](ctx, w, origin, takeScript, nil)
		if err != nil {
			return nil, err
		}
		if len(items) > 0 {
			m.stored[origin] = items
		}
	}
	return m, nil
}
