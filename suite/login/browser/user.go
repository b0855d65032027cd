package browser

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
)

const (
	// glance is how often the page is looked at.
	glance = 40 * time.Millisecond
	// patience is how long a page may do nothing before it is taken to be finished.
	patience = 3 * time.Second
	// deft bounds one action on the page.
	deft = 5 * time.Second
)

// user looks at the page and acts on it.
type user struct {
	session *session
	page    *rod.Page
	visits  login.Visits
	pages   map[string]bool // document and form that were acted on
	before  snapshot
}

func newUser(s *session, page *rod.Page) *user {
	return &user{session: s, page: page, visits: login.Visits{}, pages: map[string]bool{}}
}

// drive acts until the outcome is decided.
func (u *user) drive(ctx context.Context) {
	ticker := time.NewTicker(glance)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			u.session.stop("the login took too long")
			return
		case <-u.session.ended:
			return
		case <-ticker.C:
			u.glance(ctx)
		}
	}
}

// glance looks once, and acts when the page has come to rest on something to do.
func (u *user) glance(ctx context.Context) {
	seen, err := look(u.page.Timeout(deft))
	if err != nil || seen.URL == "about:blank" {
		u.unanswered()
		return // between two pages
	}
	stable := seen == u.before
	u.before = seen
	if !stable || !seen.Ready {
		u.unanswered()
		return
	}
	from, err := url.Parse(seen.URL)
	if err != nil {
		return
	}
	page := login.ParsePage(seen.HTML, from, true)
	plan, reason := page.Next(login.Answers{
		Account: u.session.request.Account, Deny: u.session.request.Deny, Script: true, RedirectURI: u.session.request.RedirectURI,
	})
	u.decide(ctx, seen, page, plan, reason)
}

// unanswered ends a login whose navigation got no answer, or whose page never settles.
func (u *user) unanswered() {
	if x := u.session.last(); x != nil && x.Err != nil {
		u.session.stop(fmt.Sprintf("no answer from the server: %v", x.Err))
	}
	if u.session.quietFor() > 4*patience {
		u.session.stop("the page never comes to rest")
	}
}

// decide carries the plan out unless it already was on this document.
func (u *user) decide(ctx context.Context, seen snapshot, page *login.Page, plan *login.Plan, reason string) {
	settled := u.session.quietFor() > patience || !page.Script
	if plan == nil {
		if x := u.session.last(); x != nil && x.Status >= 400 {
			reason = fmt.Sprintf("the server answered %d: %s", x.Status, page.Says())
		}
		if settled {
			u.session.stop(reason)
		}
		return
	}
	key := seen.Document + plan.Signature()
	if u.pages[key] || plan.Refresh != nil { // a refresh happens by itself
		if u.session.quietFor() > patience {
			u.session.stop("nothing came of what was done on the page: " + page.Says())
		}
		return
	}
	u.pages[key] = true
	u.session.count()
	if refused := u.visits.Refuse(page, plan); refused != "" {
		u.session.stop(refused)
		return
	}
	u.session.request.Note(page, plan)
	if plan.Denies {
		u.session.deny()
	}
	if plan.Credentials {
		u.session.typed()
	}
	u.carryOut(ctx, plan)
	u.session.act()
}

// carryOut types, ticks and presses as the plan says. A step that fails shows in what the page does
// next, which is nothing.
func (u *user) carryOut(ctx context.Context, plan *login.Plan) {
	page := u.page.Context(ctx).Timeout(deft)
	if plan.Link != nil {
		press(page, anchors, plan.Link.Index)
		return
	}
	for c, typed := range plan.Fill {
		if el, err := element(page, controls, c.Index); err == nil {
			_ = el.SelectAllText()
			_ = el.Input(typed)
		}
	}
	for _, c := range plan.Tick {
		press(page, controls, c.Index)
	}
	if plan.Press != nil {
		press(page, controls, plan.Press.Index)
		return
	}
	if len(plan.Form.Controls) > 0 {
		if el, err := element(page, controls, plan.Form.Controls[0].Index); err == nil {
			_, _ = el.Eval(`() => this.form && this.form.requestSubmit()`)
		}
	}
}

// press clicks as a user does or, where something lies over the element, as a script does.
func press(page *rod.Page, all string, index int) {
	el, err := element(page, all, index)
	if err != nil {
		return
	}
	if err := el.Click(proto.InputMouseButtonLeft, 1); err != nil {
		_, _ = el.Eval(`() => this.click()`)
	}
}

func (s *session) count() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome.Pages++
}

func (s *session) deny() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome.Denied = true
}

// typed notes that the account was given.
func (s *session) typed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome.Typed = true
}
