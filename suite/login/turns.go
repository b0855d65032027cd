package login

import (
	"context"
	"sync"
)

// Turns makes the logins of one account wait for each other while one of them has asked for a code that is
// sent to its user: of two that were asked for at once, a server honours one, or the use of one voids the
// other. The zero value is ready for use; it is safe for concurrent use.
type Turns struct {
	mu    sync.Mutex
	taken map[string]chan struct{} // by account; full while somebody's turn lasts
}

// take waits for the turn of the account; it reports whether it came before ctx ended.
func (t *Turns) take(ctx context.Context, account string) bool {
	free := t.of(account)
	select {
	case free <- struct{}{}:
		return true
	default:
	}
	select {
	case free <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (t *Turns) of(account string) chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.taken == nil {
		t.taken = map[string]chan struct{}{}
	}
	if t.taken[account] == nil {
		t.taken[account] = make(chan struct{}, 1)
	}
	return t.taken[account]
}

// Turn is one login's part in [Turns]; it is safe for concurrent use.
type Turn struct {
	turns   *Turns
	account string

	mu    sync.Mutex
	held  bool
	given bool // what the server sent has been typed in
}

// Turn returns the part of this login, which has not begun.
func (r *Request) Turn() *Turn { return &Turn{turns: r.Turns, account: r.Account.Email} }

// Before waits, where the plan gives the user's address to a server that may send a code there, until no
// other login of the account waits for one.
func (t *Turn) Before(ctx context.Context, p *Plan) {
	if !p.Credentials {
		return
	}
	t.mu.Lock()
	t.given = t.held && !p.asksForCode()
	t.mu.Unlock()
	if p.asksForCode() {
		t.Take(ctx)
	}
}

// Take waits for the turn where a code may be sent by something else than a plan; it lasts until [Turn.End].
func (t *Turn) Take(ctx context.Context) {
	t.mu.Lock()
	held := t.held
	t.mu.Unlock()
	if t.turns == nil || held {
		return
	}
	taken := t.turns.take(ctx, t.account)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held = taken
}

// Moved ends the turn where the server has led on since the code was typed in: it has taken it then.
func (t *Turn) Moved() {
	t.mu.Lock()
	given := t.given
	t.mu.Unlock()
	if given {
		t.End()
	}
}

// End ends the turn; it may be called again.
func (t *Turn) End() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.held {
		t.held, t.given = false, false
		<-t.turns.of(t.account)
	}
}

// asksForCode says whether the address is all that is typed in, so that a code or password comes next.
func (p *Plan) asksForCode() bool {
	for c := range p.Fill {
		if c.asks() != anEmail {
			return false
		}
	}
	return len(p.Fill) > 0
}
