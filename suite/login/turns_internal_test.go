package login

import (
	"context"
	"net/url"
	"testing"

	"github.com/onsi/gomega"
)

// step is the plan for a page, with an account.
func step(t *testing.T, body string) *Plan {
	t.Helper()
	plan, reason := ParsePage(body, &url.URL{}, true).Next(Answers{Account: Account{Email: "alice@example.com", Code: "424242"}})
	if plan == nil {
		t.Fatal(reason)
	}
	return plan
}

func TestOneLoginOfAnAccountAtATimeWaitsForACode(t *testing.T) {
	t.Parallel()
	address := step(t, `<form><input type=email name=e><button>Send me a code</button></form>`)
	code := step(t, `<form><input name=otp><button>Sign in</button></form>`)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for name, k := range map[string]struct {
		first func(*Turn) // what the first login does
		waits bool        // whether the second has to
	}{
		"it has typed the address":           {func(u *Turn) { u.Before(t.Context(), address) }, true},
		"and the server led on to a page":    {func(u *Turn) { u.Before(t.Context(), address); u.Moved() }, true},
		"and it typed the code":              {func(u *Turn) { u.Before(t.Context(), address); u.Before(t.Context(), code) }, true},
		"and the server led on":              {func(u *Turn) { u.Before(t.Context(), address); u.Before(t.Context(), code); u.Moved() }, false},
		"it ended":                           {func(u *Turn) { u.Before(t.Context(), address); u.End(); u.End() }, false},
		"it typed a code that nobody sent":   {func(u *Turn) { u.Before(t.Context(), code) }, false},
		"it typed the address and the code":  {func(u *Turn) { u.Before(t.Context(), step(t, `<form><input name=email><input type=password></form>`)) }, false},
		"it gave up the wait for its turn":   {func(u *Turn) { u.turns.take(t.Context(), "x"); u.account = "x"; u.Before(gone, address) }, false},
		"it belongs to another account":      {func(u *Turn) { u.account = "bob@example.com"; u.Before(t.Context(), address) }, false},
		"there is nobody to keep apart from": {func(u *Turn) { u.turns = nil; u.Before(t.Context(), address) }, false},
	} {
		r := Request{Account: Account{Email: "alice@example.com"}, Turns: &Turns{}}
		k.first(r.Turn())
		second := r.Turn()
		second.Before(gone, address) // a context that has ended: it does not wait
		gomega.NewWithT(t).Expect(second.held).To(gomega.Equal(!k.waits), name)
	}
}
