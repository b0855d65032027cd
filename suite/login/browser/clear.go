package browser

import (
	"context"
	"errors"

	"github.com/go-rod/rod/lib/proto"
)

// errUsed says that something of a login may be left that cannot be removed: frames of others have stores of
// their own, and so has a further page.
var errUsed = errors.New("the window is not as it was")

// clear removes what a login has left in the window and remember has not taken; only the history stays, which
// leads to the page between two logins. After an error something may be left.
func (w *window) clear(ctx context.Context, s *session, origins []string) error {
	at, more, err := w.shows()
	if err != nil || more || s.hasEmbedded() {
		return errors.Join(err, errUsed)
	}
	page := w.page.Context(ctx)
	for _, origin := range origins {
		if err := (proto.StorageClearDataForOrigin{Origin: origin, StorageTypes: "all"}).Call(page); err != nil {
			return err
		}
	}
	if !begins(at) { // an error page of the browser's own
		if err := page.Navigate(blank); err != nil {
			return err
		}
	}
	return errors.Join(
		proto.StorageClearCookies{BrowserContextID: w.context}.Call(w.browser),
		proto.NetworkClearBrowserCache{}.Call(page))
}

// shows returns the URL of the window's page, and whether pages have opened others.
func (w *window) shows() (at string, more bool, err error) {
	targets, err := proto.TargetGetTargets{}.Call(w.browser)
	if err != nil {
		return "", false, err
	}
	for _, t := range targets.TargetInfos {
		switch {
		case t.BrowserContextID != w.context || t.Type != proto.TargetTargetInfoTypePage:
		case t.TargetID == w.page.TargetID:
			at = t.URL
		default:
			more = true
		}
	}
	return at, more, nil
}
