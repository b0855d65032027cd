package play

import (
	"context"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Play is one run in progress.
type Play struct {
	opts    Options
	ctx     context.Context
	cancel  context.CancelFunc
	started time.Time
	wire    *wire.Wire
	target  client.Target
	ledger  *client.Ledger
	done    chan struct{}

	mu       sync.Mutex // guards all below
	running  int        // slots in use
	queue    []func()   // what waits for a slot; each is called when it has one
	nodes    []*node    // in an order that respects After
	byNode   map[fixture.Fixture]*node
	jobs     []*job
	byID     map[string]*job
	sleepers []*sleeper
	advanced time.Duration
	clockErr error
	finished bool
}

// loopback reports whether the target is on this machine by its name alone.
func loopback(u *url.URL) bool {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	addr, err := netip.ParseAddr(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || err == nil && addr.Unmap().IsLoopback()
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
		opts: opts, started: time.Now(), wire: wire.New(opts.Wire),
		target: client.Target{URL: opts.Target, Loopback: loopback(opts.Target)}, ledger: &client.Ledger{},
		done: make(chan struct{}), byNode: map[fixture.Fixture]*node{}, byID: map[string]*job{},
	}
	p.ctx, p.cancel = context.WithTimeout(ctx, opts.Budget)
	for _, k := range opts.Checks {
		p.addJob(k)
	}
	p.mu.Lock()
	p.pump()
	p.mu.Unlock()
	return p
}

// Wait returns the result of one check when it is done; false for a check that is not played.
func (p *Play) Wait(id string) (result.Check, bool) {
	j, ok := p.byID[id]
	if !ok {
		return result.Check{}, false
	}
	<-j.done
	return j.result, true
}

// Result waits for the end of the play and returns the run, redacted.
func (p *Play) Result() *result.Run {
	<-p.done
	p.cancel()
	run := p.report()
	p.wire.Close()
	return run
}

// Wire is the recorder of the play; it is there for redaction of what is printed meanwhile.
func (p *Play) Wire() *wire.Wire { return p.wire }

// Now is the target's time as far as we moved it.
func (p *Play) Now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Add(p.advanced)
}
