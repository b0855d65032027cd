package play

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// unasked is why an intrusive check is not played.
const unasked = "it sends a burst of requests, which a server that is not on this machine gets only with --intrusive"

// pump moves everything on that can move. It is called with mu held after every change, and is
// the only place that decides what runs next.
func (p *Play) pump() {
	if p.finished {
		return
	}
	if p.looking {
		p.look()
		return
	}
	p.settleNodes()
	p.settleJobs(false)
	p.grant()
	if p.running > 0 {
		return
	}
	// Nothing runs and nothing is queued: now the checks that want to be alone, then the clock.
	if p.settleJobs(true) {
		p.grant()
		return
	}
	if len(p.sleepers) > 0 {
		p.moveClock()
		return
	}
	p.finished = true
	close(p.done)
}

// settleNodes queues each node whose predecessors are done, and fails those that miss one.
func (p *Play) settleNodes() {
	for _, n := range p.nodes {
		if n.state != pending || p.waits(n) {
			continue
		}
		ready, err := p.predecessors(n)
		switch {
		case err != nil:
			n.state, n.err = done, err
		case ready:
			n.state = queued
			p.enqueue(journey, func() { go p.makeNode(n) })
		}
	}
}

func (p *Play) predecessors(n *node) (ready bool, err error) {
	ready = true
	for _, f := range n.fixture.After() {
		before := p.byNode[f]
		if before.state != done {
			ready = false
			continue
		}
		if inapplicable(before.err) && n.fixture.Tolerant() {
			continue
		}
		if before.err != nil {
			return false, p.unreached(n, before)
		}
	}
	return ready, nil
}

// unreached is the error of a node that has to do without the one before. One that the user declined, or
// that could not be made in any case, is not missed, whatever else is missing.
func (p *Play) unreached(n, before *node) error {
	if p.opts.Means.Declines(n.fixture) && !inapplicable(before.err) {
		return fixture.Declined()
	}
	if err := p.opts.Means.Without(n.fixture); err != nil {
		return err
	}
	return &unreached{before: before, err: before.err}
}

// settleJobs queues the checks whose needs are met; with alone, one serial check. It reports
// whether it queued any. A check whose need could not be met ends here.
func (p *Play) settleJobs(alone bool) (queuedAny bool) {
	for _, j := range p.jobs {
		if j.state != pending || !settled(j.needs) || !settled(j.behind) {
			continue
		}
		if j.leaveOut() {
			continue
		}
		if verdict, ok := unmet(j); ok {
			j.finish(verdict, 0, nil)
			continue
		}
		if j.check.Intrusive && !p.opts.Intrusive && !p.target.Loopback {
			j.finish(check.Report{Verdict: result.NotApplicable, Reason: unasked}, 0, nil)
			continue
		}
		if j.check.Serial != alone || p.tooEarly(j) {
			continue
		}
		j.state, queuedAny = queued, true
		p.enqueue(urgency(j.check), func() { p.alone = alone; go p.performJob(j) })
		if alone {
			return true
		}
	}
	return queuedAny
}

// tooEarly keeps a check that may log in behind the journey, where logins are few: the journey needs the
// first, and the others go to what matters most only if all that want one are there.
func (p *Play) tooEarly(j *job) bool {
	if p.opts.Logins <= 0 && p.opts.Grants <= 0 || settled(p.nodes) {
		return false
	}
	return slices.Contains(j.needs, p.byNode[fixture.Client])
}

func settled(nodes []*node) bool {
	for _, n := range nodes {
		if n.state != done {
			return false
		}
	}
	return true
}

// grant gives free slots to the queue, unless a serial check runs.
func (p *Play) grant() {
	for len(p.queue) > 0 && !p.alone && p.running < p.opts.Parallel+len(p.lent) {
		next := p.queue[0]
		p.queue = p.queue[1:]
		p.running++
		next.start()
	}
}

// release gives a slot back.
func (p *Play) release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.running--
	p.alone = false
	p.pump()
}
