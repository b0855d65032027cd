package manual

import (
	"context"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/suite/login"
)

// Options say how the user is reached.
type Options struct {
	// Tell says a line to the user; required.
	Tell func(line string)
	// Open shows a URL in the user's browser; nil where it is elsewhere or there is none.
	Open func(ctx context.Context, url string) error
	// Hint is what the user has to do before a browser gets to this port; nil or "" for nothing.
	Hint func(port int) string
	// Logins is how many there are at most; 0 is any number.
	Logins int
	// Patience is how long one login is waited for; 0 is ten minutes.
	Patience time.Duration
}

// Driver logs in one after the other, in the browser of the user. It is safe for concurrent use.
type Driver struct {
	options Options
	site    *site
	desk    *desk
	turn    chan struct{} // whoever has put something in has the user's attention
}

var (
	_ login.Driver   = (*Driver)(nil)
	_ login.Receiver = (*Driver)(nil)
)

// New makes a driver; it listens on a free port of this machine until Close.
func New(o Options) (*Driver, error) {
	if o.Patience <= 0 {
		o.Patience = 10 * time.Minute
	}
	d := &Driver{options: o, desk: newDesk(o.Logins), turn: make(chan struct{}, 1)}
	var err error
	d.site, err = open(d.desk)
	return d, err
}

// Name implements [login.Driver].
func (d *Driver) Name() string { return "manual" }

// Callback implements [login.Receiver].
func (d *Driver) Callback() string { return d.site.callback }

// Close shows the user that nothing more is to be done, and stops to listen.
func (d *Driver) Close() error {
	d.desk.close("")
	return d.site.shut()
}

// Login implements [login.Driver].
func (d *Driver) Login(ctx context.Context, r login.Request) *login.Outcome {
	if r.Waiting != nil {
		defer r.Waiting()()
	}
	select {
	case d.turn <- struct{}{}:
		defer func() { <-d.turn }()
	case <-ctx.Done():
		return stopped("the run ended before it was its turn")
	}
	v, over := d.desk.begin(r)
	if over != "" {
		return stopped(over)
	}
	defer d.desk.end(v)
	d.invite(ctx, v)
	return d.wait(ctx, v)
}

// wait returns what came of a login, at the latest when the patience with the user ends. Somebody who
// did not come once is not waited for again.
func (d *Driver) wait(ctx context.Context, v *visit) *login.Outcome {
	patience := time.NewTimer(d.options.Patience)
	defer patience.Stop()
	select {
	case o := <-v.outcome:
		return o
	case <-d.desk.closed:
	case <-ctx.Done():
		return stopped("the run ended before the login was done")
	case <-patience.C:
		d.desk.close(fmt.Sprintf("nobody logged in at %s within %s", d.site.page, d.options.Patience))
	}
	return stopped(d.desk.over())
}

// invite leads the user to the page, unless it is open already.
func (d *Driver) invite(ctx context.Context, v *visit) {
	if d.desk.attended() {
		return
	}
	if d.options.Open != nil && d.options.Open(ctx, d.site.page) == nil {
		d.options.Tell(fmt.Sprintf("log in yourself (%s): your browser shows %s (if not, open it)", v.count(), d.site.page))
		return
	}
	if d.options.Hint != nil {
		if hint := d.options.Hint(d.site.port); hint != "" {
			d.options.Tell(hint)
		}
	}
	d.options.Tell(fmt.Sprintf("log in yourself (%s): open %s in your browser", v.count(), d.site.page))
}

func stopped(why string) *login.Outcome { return &login.Outcome{Stopped: why, Unseen: true} }
