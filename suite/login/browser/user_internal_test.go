package browser

import (
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Many pages ask their server for something again and again, also when nothing more will come of them.
func TestAPageThatNeverStopsAskingIsGivenUp(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w := wire.New(wire.Options{})
	t.Cleanup(w.Close)
	for _, restless := range []bool{false, true} {
		for _, plan := range []*login.Plan{nil, {Form: &login.PageForm{}}} {
			s := newSession(login.Request{Wire: w.Scope("x")}, recipe.NewCodes())
			u := newUser(s, nil)
			u.page = login.ParsePage("<script></script><p role=alert>Wrong code</p>", &url.URL{}, true)
			if plan != nil {
				u.acted[plan.Signature()] = true
				u.again = true
			}
			if restless {
				u.moved = time.Now().Add(-2 * endurance)
			}
			s.requests, s.active = 2*few, time.Now()
			u.decide(t.Context(), plan, "nothing to do")
			g.Expect(s.over).To(gomega.Equal(restless))
		}
	}
}
