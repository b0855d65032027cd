package browser

import (
	"context"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

const (
	// blank is the first page of a window.
	blank = "about:blank"
	// pause is the path of the page on which a window waits between two logins. It is the proxy's, and no
	// server is asked for it. A page of a server's origin sees what that origin has stored, and the browser
	// need not begin a process for the next one.
	pause = "/mcpconform-between-two-logins"
	// paused is its title, which nothing has that a service worker answers in its place.
	paused = "mcpconform: between two logins"
)

// pauses reports whether a request asks for the page between two logins.
func pauses(r *http.Request) bool { return r.URL.Path == pause && navigates(r) }

// intermission is the page between two logins.
func intermission() *wire.Exchange {
	return &wire.Exchange{
		Status: http.StatusOK,
		Header: http.Header{"Content-Type": {"text/html"}, "Cache-Control": {"no-store"}},
		Body:   []byte("<!doctype html><title>" + paused + "</title>"),
	}
}

// begins reports whether a page is one that a window shows before the first of a login.
func begins(url string) bool { return url == blank || strings.HasSuffix(url, pause) }

// pauseScript begins a script that may use what an origin has stored.
const pauseScript = `async given => {
	if (document.readyState === 'loading') await new Promise(done => addEventListener('DOMContentLoaded', done));
	if (document.title !== '` + paused + `') throw new Error('another page');
	`

// atPause goes to the page between two logins, at that origin, and runs the rest of a script there.
func atPause[T any](ctx context.Context, w *window, origin, script string, given any) (T, error) {
	page := w.page.Context(ctx)
	if err := page.Navigate(origin + pause); err != nil {
		var none T
		return none, err
	}
	return evaluate[T](page, pauseScript+script, given)
}
