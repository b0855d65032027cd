package play

import (
	"context"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Play is one run in progress.
type Play struct {
	opts    Options
	ctx     *allowance
	cancel  context.CancelFunc
	started time.Time
	wire    *wire.Wire
	target  client.Target
	ledger  *client.Ledger
	done    chan struct{}

	mu       sync.Mutex // guards all below
	running  int        // slots in use
	queue    []waiting  // what waits for a slot, the most urgent first
	nodes    []*node    // in an order that respects After
	byNode   map[fixture.Fixture]*node
	jobs     []*job
	byID     map[string]*job
	lent     map[string]int // by owner: requests that pause, and lend the owner's slot
	looking  bool           // nothing else has begun, see look
	alone    bool           // a serial check runs
	sleepers []*sleeper
	advanced time.Duration
	// immovable is why the target's clock cannot be moved although there is control; nil otherwise.
	immovable *check.NotOffered
	finished  bool
}

// Run plays and returns when the last check has its verdict.
func Run(ctx context.Context, opts Options) *result.Run {
	p := Start(ctx, opts)
	return p.Result()
}

// Start begins a play. The caller must call [Play.Result], which releases what the play holds.
func Start(ctx context.Context, opts Options) *Play {
	opts.applyDefaults()
	p := &Play{
		opts: opts, started: time.Now(),
		target: client.Target{URL: opts.Target, Loopback: wire.Loopback(opts.Target.Hostname())}, ledger: &client.Ledger{Logins: opts.Logins, Grants: opts.Grants},
		done: make(chan struct{}), byNode: map[fixture.Fixture]*node{}, byID: map[string]*job{}, lent: map[string]int{},
	}
	p.opts.Wire.Pause = p.pause
	p.wire = wire.New(p.opts.Wire)
	p.ctx, p.cancel = allow(ctx, opts.Budget)
	for _, k := range opts.Checks {
		p.addJob(k)
	}
	p.mu.Lock()
	p.looking = opts.Announce != nil
	p.pump()
	p.mu.Unlock()
	return p
}

// Wait returns the result of one check when it is done; false for a check that is not played, because
// it was not selected or needs a login that the user declined.
func (p *Play) Wait(id string) (result.Check, bool) {
	j, ok := p.byID[id]
	if !ok {
		return result.Check{}, false
	}
	<-j.done
	return j.result, !j.leftOut
}

// Result waits for the end of the play and returns the run, redacted.
func (p *Play) Result() *result.Run {
	<-p.done
	var cut string
	if p.ctx.Err() != nil {
		cut = ended(p.ctx)
	}
	left := p.left()
	p.cancel()
	p.leave(left)
	run := p.report(cut)
	p.wire.Close()
	return run
}

// parting is how long a play may take to remove so many clients: what is left of its budget, and beyond that
// long enough also for a server that is far away, at the rate that the user has set.
func parting(left time.Duration, clients int, rate float64) time.Duration {
	enough := 10 * time.Second
	if rate > 0 {
		enough += time.Duration(float64(clients) / rate * float64(time.Second))
	}
	return max(left, enough)
}

// left is what is left of the budget of a play that was not cut short.
func (p *Play) left() time.Duration {
	ends, _ := p.ctx.Deadline()
	if p.ctx.Err() != nil {
		return 0
	}
	return time.Until(ends)
}

// leave deletes the clients that were registered, also when the play was cut short.
func (p *Play) leave(left time.Duration) {
	d := parting(left, len(p.ledger.Effects().Left), p.opts.Wire.Rate)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), d)
	defer cancel()
	p.player("journey.leave", nil).UnregisterAll(ctx)
}

// Now is the target's time as far as we moved it.
func (p *Play) Now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Add(p.advanced)
}

// Spent is what each check and each node of the journey has taken of the target so far.
func (p *Play) Spent() map[string]client.Cost { return p.ledger.Spent() }
