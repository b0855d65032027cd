package browser

import (
	"context"
	"errors"
	"slices"

	"github.com/go-rod/rod/lib/proto"
)

// errUsed says that something of a login may be left that cannot be removed: frames of others have stores of
// their own, and so has a further page.
var errUsed = errors.New("the window is not as it was")

// clear removes what a login has left in the window and remember has not taken; only the history stays, which
// leads to the page between two logins. After an error something may be left.
func (w *window) clear(ctx context.Context, s *session, origins []string) error {
	if s.hasEmbedded() || w.hasOtherPages() {
		return errUsed
	}
	page := w.page.Context(ctx)
	for _, origin := range origins {
		if err := (proto.StorageClearDataForOrigin{Origin: origin, StorageTypes: "all"}).Call(page); err != nil {
			return err
		}
	}
	if len(origins) == 0 { // else it is at the page between two logins
		if err := page.Navigate(blank); err != nil {
			return err
		}
	}
	return errors.Join(
		proto.StorageClearCookies{BrowserContextID: w.context}.Call(w.browser),
		proto.NetworkClearBrowserCache{}.Call(page))
}

// hasOtherPages reports whether the pages have opened others.
func (w *window) hasOtherPages() bool {
	targets, err := proto.TargetGetTargets{}.Call(w.browser)
	return err != nil || slices.ContainsFunc(targets.TargetInfos, func(t *proto.TargetTargetInfo) bool {
		return t.BrowserContextID == w.context && t.TargetID != w.page.TargetID && t.Type == proto.TargetTargetInfoTypePage
	})
}
