package browser

import (
	"fmt"
	"mime"
	"net/url"
	"regexp"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// refused ends a login at a page that says no and does nothing. A picture of it only a browser can take, and
// only a browser can follow a recipe there.
func (s *session) refused() bool {
	x := s.last()
	if x == nil || x.Err != nil || x.Status < 400 || s.request.Show || s.request.Account.Recipe != nil {
		return false
	}
	page := still(x)
	if page == nil {
		return false
	}
	if plan, _ := page.Next(s.answers()); plan != nil {
		return false
	}
	s.stop(refusal(x, page))
	return true
}

// still is the page that a browser would show of an answer, if it has nothing in it that may change it; else nil.
func still(x *wire.Exchange) *login.Page {
	at, err := url.Parse(x.URL)
	kind, _, bad := mime.ParseMediaType(x.Header.Get("Content-Type"))
	if err != nil || bad != nil || kind != "text/html" || x.Header.Get("Refresh") != "" || x.Truncated {
		return nil
	}
	page := login.ParsePage(string(x.Body), at, true)
	if page.Script || page.Refresh != nil || handlers.Match(x.Body) || embedding.Match(x.Body) {
		return nil
	}
	return page
}

var (
	// handlers are attributes that are scripts.
	handlers = regexp.MustCompile(`(?i)[\s"'/]on[a-z]+\s*=`)
	// embedding are elements that show another page, or load what may run.
	embedding = regexp.MustCompile(`(?i)<(iframe|frame|fencedframe|embed|object)\b`)
)

// refusal is what is said of a page with which nothing can be done.
func refusal(x *wire.Exchange, page *login.Page) string {
	return fmt.Sprintf("the server answered %d: %s", x.Status, page.Says())
}
