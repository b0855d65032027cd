package browser

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/go-rod/rod"

	"github.com/mcpconform/mcpconform/suite/login"
)

const (
	// glance is how often a page is looked at that may change by itself.
	glance = 40 * time.Millisecond
	// patience is how long a page may do nothing before it is taken to be finished.
	patience = 3 * time.Second
	// countdown is the same for a page that may lead on by itself.
	countdown = 8 * time.Second
	// longest is how long a page is waited for that says when it goes on by itself.
	longest = 30 * time.Second
	// endurance is how long a page may go on sending requests, more than a few, of which nothing comes that a user
	// would see.
	endurance = longest + 10*time.Second
	few       = 10
	// mostNavigations is how many pages and redirects a login can have.
	mostNavigations = 100
	// deft bounds one action on the page.
	deft = 5 * time.Second
)

// user looks at the page and acts on it.
type user struct {
	session *session
	tab     *rod.Page
	visits  login.Visits
	acted   map[string]bool // document and form that were acted on

	seen snapshot    // at the last look
	page *login.Page // the same, read
	// still says that what was seen has no script, so that nothing of it changes but by what comes from the
	// server; since is when something last had before it was looked at.
	still bool
	since time.Time
	moved time.Time // when there last was another page, or one was acted on

	follower *follower // nil where there is no recipe

	sent  int  // requests before the last plan was carried out
	again bool // that was the second time
	// held says that what was typed in was not sent: the page had something to do with it first. typed is when, and
	// alert what the page had as an error before.
	held  bool
	typed time.Time
	alert string
}

func newUser(s *session, tab *rod.Page) *user {
	u := &user{session: s, tab: tab, visits: login.Visits{}, acted: map[string]bool{}, moved: time.Now()}
	u.follower = follow(u)
	return u
}

// drive acts until the outcome is decided.
func (u *user) drive(ctx context.Context) {
	ticker := time.NewTicker(glance)
	defer ticker.Stop()
	defer u.session.turn.End()
	for {
		select {
		case <-ctx.Done():
			u.session.stop("the login took too long")
			return
		case <-u.session.ended:
			return
		case <-u.session.shown:
			u.still = false
			u.glance(ctx)
		case <-ticker.C:
			u.glance(ctx)
		}
	}
}

// glance looks once, and acts when the page has come to rest on something to do.
func (u *user) glance(ctx context.Context) {
	switch x := u.session.last(); {
	case x != nil && x.Err != nil:
		u.session.stop(fmt.Sprintf("no answer from the server: %v", x.Err))
	case u.session.navigations() > mostNavigations:
		u.session.stop("the pages lead on and on")
	case x != nil && (u.rests() || u.follower.hasWaited()):
		if u.follower.goOn(ctx) {
			return
		}
		plan, reason := u.page.Next(u.answers())
		u.decide(ctx, plan, reason)
	case u.session.quietFor() > 4*patience, u.restless():
		u.session.stop("the page never comes to rest")
	}
}

// restless reports a page that sends one request after the other and does nothing else.
func (u *user) restless() bool {
	return time.Since(u.moved) > endurance && u.session.sent() > u.sent+few
}

func (u *user) answers() login.Answers { return u.session.answers() }

func (s *session) answers() login.Answers {
	r := &s.request
	return login.Answers{Account: r.Account, Deny: r.Deny, Script: true, RedirectURI: r.RedirectURI}
}

// rests looks, unless nothing can have changed, and reports whether the page has come to rest: one with
// a script when it is as it was at the last look, one without as soon as it is there.
func (u *user) rests() bool {
	active := u.session.lastActive()
	if u.still && active.Equal(u.since) {
		return true
	}
	seen, err := look(u.tab.Timeout(deft))
	if err != nil {
		return false // between two pages
	}
	from, err := url.Parse(seen.URL)
	if err != nil || begins(seen.URL) {
		return false
	}
	same := seen == u.seen
	if seen.Document != u.seen.Document {
		u.moved = time.Now()
	}
	u.seen, u.since, u.page = seen, active, login.ParsePage(seen.HTML, from, true)
	u.page.Refreshes(u.session.fieldOf(seen.URL, "Refresh"))
	u.still = seen.Ready && !u.page.Script && !handlers.MatchString(seen.HTML)
	return u.still || same && seen.Ready
}

// decide carries the plan out unless it already was on this document.
func (u *user) decide(ctx context.Context, plan *login.Plan, reason string) {
	page := u.page
	settled := u.session.quietFor() > u.enough() || u.restless() || u.still && !embedding.MatchString(u.seen.HTML)
	if plan == nil {
		switch x := u.session.last(); {
		case x != nil && (x.Status < 200 || x.Status >= 400):
			reason = refusal(x, page)
		case u.session.circles():
			reason = "the server redirected " + strconv.Itoa(maxHops) + " times in a row, and there a browser gives up"
		}
		if settled {
			u.session.stop(reason)
		}
		return
	}
	key := u.seen.Document + plan.Signature()
	if u.acted[key] || plan.Refresh != nil { // a refresh happens by itself
		u.await(ctx, plan)
		return
	}
	u.acted[key] = true
	u.session.count()
	if refused := u.visits.Refuse(page, plan); refused != "" {
		u.session.stop(refused)
		return
	}
	u.session.request.Note(page, plan)
	u.session.decides(page, plan)
	if plan.Denies {
		u.session.deny()
	}
	if plan.Credentials {
		u.session.typed()
	}
	u.act(ctx, plan)
}

// act carries the plan out, when it is this login's turn.
func (u *user) act(ctx context.Context, plan *login.Plan) {
	u.session.turn.Before(ctx, plan)
	u.sent, u.again, u.held, u.alert, u.moved = u.session.sent(), false, false, u.page.Alert, time.Now()
	h := u.hand(ctx)
	h.fillIn(plan)
	if !u.sendsItself(h, plan) {
		h.send(plan)
	}
	u.session.act()
}

// enough is how long the page may do nothing. One that comes after others may count the seconds down until it leads
// back.
func (u *user) enough() time.Duration {
	x := u.session.last()
	if len(u.visits) > 0 && u.page.Script && u.page.Alert == "" && (x == nil || x.Status < 400) {
		return countdown
	}
	return patience
}

func (u *user) hand(ctx context.Context) *hand {
	return &hand{tab: u.tab.Context(ctx).Timeout(deft), document: u.seen.Document}
}

// sendsItself reports whether the page does something by itself with a code that was typed in to its end. Many
// send it at once, and a second time it may not be taken.
func (u *user) sendsItself(h *hand, plan *login.Plan) bool {
	if u.still || !plan.CompletesCode() {
		return false
	}
	r := h.reacts(plan.Press)
	u.held, u.typed = !r.Leaves && (r.Busy || u.session.sent() > u.sent), time.Now()
	return r.Leaves || u.held
}

// await gives up on a plan of which nothing came. One after which the page sent nothing at all was perhaps
// not noticed, by a page that was still at work: it is carried out once more, as a user would. What the page did
// with a code may not have been to send it: then it is sent.
func (u *user) await(ctx context.Context, plan *login.Plan) {
	quiet := u.session.quietFor()
	switch {
	case u.held && plan.Press != nil && u.page.Alert == u.alert && (quiet > brief || time.Since(u.typed) > patience):
		u.held = false
		u.hand(ctx).send(plan)
		u.session.act()
	case quiet <= patience+min(plan.RefreshIn, longest) && !u.restless():
	case plan.Refresh == nil && !u.again && u.session.sent() == u.sent:
		u.act(ctx, plan)
		u.again = true
	case quiet <= u.enough() && !u.restless():
	default:
		u.session.stop(u.fruitless(plan) + u.page.Says())
	}
}

func (u *user) fruitless(plan *login.Plan) string {
	if plan.Credentials && u.page.Alert != "" {
		return "the page refused what was typed in: "
	}
	return "nothing came of what was done on the page: "
}

func (s *session) decides(page *login.Page, plan *login.Plan) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome.Decides(&s.request, page, plan)
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
