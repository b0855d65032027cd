package browser

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

const (
	// brief is how long scripts are given to begin with what a press makes them do.
	brief = 150 * time.Millisecond
	// unrest is how long a page may go on changing before it is used nevertheless.
	unrest = 2 * time.Second
)

// follower carries a recipe out, for the user whose looks it goes by.
type follower struct {
	*user
	recipe  *recipe.Filled
	program program
	at      int
	since   time.Time // when it came to the instruction

	acted   string    // the document of the last action
	left    *snapshot // what it looked like right after
	pressed bool      // the last action was a press, which may lead elsewhere
	filled  string    // the document in which something was typed
	counted map[string]bool
}

// follow makes the follower of a login; nil where there is no recipe.
func follow(u *user) *follower {
	r := u.session.request.Account.Recipe
	if r == nil {
		return nil
	}
	for name, value := range r.Values {
		if name != recipe.User {
			u.session.taint(value)
		}
	}
	return &follower{
		user: u, recipe: r, program: compile(r.Recipe, u.session.request.Deny),
		since: time.Now(), counted: map[string]bool{},
	}
}

// follows reports whether there is a recipe that is not at its end.
func (f *follower) follows() bool { return f != nil && f.at <= len(f.program) }

// hasWaited reports whether a page that never comes to rest is used nevertheless.
func (f *follower) hasWaited() bool {
	return f.follows() && f.seen.Ready && f.waited(unrest)
}

// goOn does the next step if its time has come. It reports whether the recipe is still being followed.
func (f *follower) goOn(ctx context.Context) bool {
	if !f.follows() {
		return false
	}
	if f.acted == f.seen.Document && f.left == nil {
		left := f.seen
		f.left = &left
	}
	switch {
	case f.at == len(f.program):
		f.handOver()
	case f.program[f.at].asks:
		f.ask(ctx, f.program[f.at])
	default:
		f.act(ctx, f.program[f.at])
	}
	return f.follows()
}

// waited reports whether an instruction has waited for so long. A page that is never without a request is
// used then nevertheless.
func (f *follower) waited(d time.Duration) bool { return time.Since(f.since) > d }

// next goes on with another instruction.
func (f *follower) next(at int) { f.at, f.since = at, time.Now() }

// handOver leaves the rest to the rules of package login, once something came of the last step.
func (f *follower) handOver() {
	if !f.pressed || f.effective() || f.settled() || f.waited(4*patience) {
		f.at++
	}
}

// effective reports whether what was pressed has had its effect: there is another page, or the page has
// changed, and no request is under way.
func (f *follower) effective() bool {
	quiet := f.session.quietFor()
	if f.seen.Document != f.acted {
		return f.lifeless() || quiet > brief
	}
	return f.left != nil && f.seen != *f.left && quiet > brief
}

// settled reports whether nothing more will come of the page by itself.
func (f *follower) settled() bool {
	return f.session.quietFor() > patience || f.seen.Document != f.acted && f.lifeless()
}

// lifeless reports whether the page has nothing that could change it or lead on by itself.
func (f *follower) lifeless() bool {
	return !f.page.Script && f.page.Refresh == nil && !strings.Contains(f.seen.HTML, "<iframe")
}

// ask decides whether a step is done. It is not when its condition does not hold and either what comes after
// it is there already, or the page has come to rest.
func (f *follower) ask(ctx context.Context, in instruction) {
	after, open := f.program.onward(in.past)
	present := f.present(ctx, append([]recipe.Element{*in.step.If}, after...))
	switch {
	case len(present) == 0:
	case present[0]:
		f.next(f.at + 1)
	case f.effective() && (slices.Contains(present[1:], true) || open && f.known()), f.settled(), f.waited(4 * patience):
		f.next(in.past)
	}
}

// known reports whether the rules of package login know what to do on the page, and did not do it yet.
func (f *follower) known() bool {
	plan, _ := f.page.Next(f.answers())
	return plan != nil && plan.Refresh == nil && !f.user.acted[f.seen.Document+plan.Signature()] && f.visits[plan.Signature()] == 0
}

// act does a step whose element is there, or says that it will not come.
func (f *follower) act(ctx context.Context, in instruction) {
	s := in.step
	if f.pressed && s.Verb != recipe.Wait && !f.effective() && f.session.quietFor() < 4*brief && !f.waited(unrest) {
		return
	}
	if s.Verb != recipe.Press {
		present := f.present(ctx, []recipe.Element{s.On})
		if len(present) == 0 {
			return
		}
		if !present[0] {
			f.missing(ctx, s)
			return
		}
	}
	if s.Verb != recipe.Wait {
		f.begin(ctx, in)
		if err := f.do(ctx, s); err != nil {
			f.fail(ctx, s, err.Error())
			return
		}
		f.session.act()
	}
	f.next(f.at + 1)
}

// begin notes that a page is acted on.
func (f *follower) begin(ctx context.Context, in instruction) {
	if !f.counted[f.seen.Document] {
		f.counted[f.seen.Document] = true
		f.session.count()
	}
	if in.consents {
		if f.session.request.Deny {
			f.session.deny()
		}
	} else if f.recipe.Waits() {
		f.session.turn.Take(ctx)
	}
	f.pressed = in.step.Verb == recipe.Click || in.step.Verb == recipe.Press
	if f.pressed {
		f.answered()
	}
	f.acted, f.left = f.seen.Document, nil
}

// answered keeps the rules of package login from answering once more what the recipe has answered.
func (f *follower) answered() {
	if f.filled != f.seen.Document {
		return
	}
	plan, _ := f.page.Next(f.answers())
	if plan == nil {
		return
	}
	if key := f.seen.Document + plan.Signature(); !f.user.acted[key] {
		f.user.acted[key] = true
		f.visits[plan.Signature()]++
	}
}
