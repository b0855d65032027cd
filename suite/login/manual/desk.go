package manual

import (
	"context"
	"fmt"
	"sync"

	"github.com/mcpconform/mcpconform/suite/login"
)

// desk is where the one who plays and the user's browser meet: one login at a time.
type desk struct {
	closed chan struct{} // closed when there are no further logins

	mu      sync.Mutex
	most    int             // logins there may be; 0 is any number
	now     *visit          // the login that waits for the user; nil between two
	begun   int             // logins that were begun
	back    int             // logins of which the browser came back
	earlier map[string]bool // the states of those
	here    bool            // the page was shown, and not left
	due     bool            // a browser was sent to the page and is not there yet
	why     string          // why there are no further logins; "" where the play is simply over
	changed chan struct{}   // closed and replaced when there is something new to show
}

func newDesk(most int) *desk {
	return &desk{most: most, closed: make(chan struct{}), earlier: map[string]bool{}, changed: make(chan struct{})}
}

// begin puts a login before the user; over says why there is none any more.
func (d *desk) begin(r login.Request) (v *visit, over string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isClosed() {
		return nil, d.reason()
	}
	d.begun++
	d.now = newVisit(r, d.begun, d.most)
	d.tell()
	return d.now, ""
}

// end takes the login away, whatever came of it.
func (d *desk) end(v *visit) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.now == v {
		d.now = nil
	}
	d.earlier[v.state] = true
}

// answer hands on what came of the login that waits; it reports whether one does.
func (d *desk) answer(v *visit, o *login.Outcome) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if v == nil || d.now != v {
		return false
	}
	d.now, d.back, d.here, d.due = nil, d.back+1, true, true
	d.earlier[v.state] = true
	v.outcome <- o
	return true
}

// close lets no further login begin.
func (d *desk) close(why string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.isClosed() {
		d.why = why
		close(d.closed)
		d.tell()
	}
}

func (d *desk) over() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.reason()
}

func (d *desk) attended() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.here
}

// attend notes that the page is open, or was left.
func (d *desk) attend(here bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.here = here
	if d.due {
		d.due = false
		d.tell()
	}
}

// settle waits for a browser that is on its way to the page, so that it does not find nobody there.
func (d *desk) settle(ctx context.Context) {
	for {
		d.mu.Lock()
		due, changed := d.due, d.changed
		d.mu.Unlock()
		if !due {
			return
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}

// look returns the login that waits, nil where none does, and what is closed when that changes.
func (d *desk) look() (now *visit, back int, changed <-chan struct{}) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now, d.back, d.changed
}

// told is why there are none, for the page; "" where the play is simply over.
func (d *desk) told() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.why
}

// stale reports the state of a login that is done.
func (d *desk) stale(state string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return state != "" && d.earlier[state] && (d.now == nil || d.now.state != state)
}

// isClosed reports whether there are no further logins.
func (d *desk) isClosed() bool {
	select {
	case <-d.closed:
		return true
	default:
		return false
	}
}

// reason is for who holds mu.
func (d *desk) reason() string {
	if d.why == "" {
		return "the run is over"
	}
	return d.why
}

// tell wakes all pages that wait; it is for who holds mu.
func (d *desk) tell() {
	close(d.changed)
	d.changed = make(chan struct{})
}

// count is the number of a login, for the user.
func (v *visit) count() string {
	if v.of == 0 {
		return fmt.Sprintf("login %d", v.number)
	}
	return fmt.Sprintf("login %d of at most %d", v.number, v.of)
}
