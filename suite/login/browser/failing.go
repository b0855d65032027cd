package browser

import (
	"context"
	"fmt"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

// present says of each element whether it is there; nil where that could not be told.
func (f *follower) present(ctx context.Context, of []recipe.Element) []bool {
	all := make([]sought, len(of))
	for i, e := range of {
		all[i] = seek(e, f.recipe.Values)
	}
	present, err := there(f.tab.Context(ctx).Timeout(deft), all)
	switch {
	case err != nil:
		return nil // between two pages
	case present == nil:
		f.fail(ctx, f.program[f.at].step, "it is no CSS selector")
		return nil
	}
	for i, e := range of {
		present[i] = present[i] || e.At(f.seen.URL)
	}
	return present
}

// missing stops when an element did not come.
func (f *follower) missing(ctx context.Context, s *recipe.Step) {
	x := f.session.last()
	switch {
	case x.Status >= 400 && f.settled():
		f.fail(ctx, s, fmt.Sprintf("the server answered %d", x.Status))
	case s.Timeout > 0 && s.Verb != recipe.Code:
		if f.waited(s.Timeout) {
			f.fail(ctx, s, fmt.Sprintf("it did not come within %s", s.Timeout))
		}
	case f.settled() || f.waited(4*patience):
		f.fail(ctx, s, "it is not there")
	}
}

// fail ends the login at a step.
func (f *follower) fail(ctx context.Context, s *recipe.Step, why string) {
	shows, where := says(f.tab.Context(ctx).Timeout(deft)), ""
	if u, err := url.Parse(f.seen.URL); err == nil {
		u.RawQuery, u.Fragment, u.User = "", "", nil
		where = " " + u.String()
	}
	f.session.stop(fmt.Sprintf("%s: %s: %s; the page%s says %s", f.recipe.At(s), s, why, where, login.Quote(shows)))
}
