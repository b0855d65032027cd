package play

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
)

// wait returns when the target's clock has moved on by d. It gives the slot back meanwhile.
func (p *Play) wait(ctx context.Context, d time.Duration) error {
	if p.opts.Control == nil {
		if left := time.Until(p.started.Add(p.opts.Budget)); d > left-time.Second {
			return &check.CannotWait{Reason: fmt.Sprintf("it takes %s, more than is left of the budget; give --budget %s, or --control to move the clock",
				d.Round(time.Second), (d + time.Since(p.started) + time.Minute).Round(time.Minute))}
		}
	}
	p.mu.Lock()
	s := &sleeper{deadline: time.Now().Add(p.advanced + d), wake: make(chan struct{})}
	p.sleepers = append(p.sleepers, s)
	p.running--
	if p.opts.Control == nil {
		timer := time.AfterFunc(d, func() { p.rouse(s) })
		defer timer.Stop()
	}
	p.pump()
	p.mu.Unlock()
	select {
	case <-s.wake:
		return p.clockError()
	case <-ctx.Done():
		p.giveUp(s)
		return ctx.Err()
	}
}

// rouse queues a sleeper for a slot. It is called when a real timer fires.
func (p *Play) rouse(s *sleeper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wake(s)
	p.pump()
}

// wake moves a sleeper to the queue; mu is held.
func (p *Play) wake(s *sleeper) {
	i := slices.Index(p.sleepers, s)
	if i < 0 {
		return
	}
	p.sleepers = slices.Delete(p.sleepers, i, i+1)
	p.enqueue(func() {
		if s.granted { // it gave up meanwhile and took a slot of its own
			p.running--
			return
		}
		s.granted = true
		close(s.wake)
	})
}

// giveUp takes back the slot of a sleeper whose context ended, so that its check can conclude.
func (p *Play) giveUp(s *sleeper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.granted {
		return
	}
	if i := slices.Index(p.sleepers, s); i >= 0 {
		p.sleepers = slices.Delete(p.sleepers, i, i+1)
	}
	s.granted = true
	p.running++
}

// moveClock advances the target to the earliest deadline; mu is held and nothing runs. Without
// control the timers of the sleepers do the same in real time.
func (p *Play) moveClock() {
	if p.opts.Control == nil {
		return
	}
	earliest := slices.MinFunc(p.sleepers, func(a, b *sleeper) int { return a.deadline.Compare(b.deadline) })
	step := time.Until(earliest.deadline.Add(-p.advanced))
	step = max(step, 0).Truncate(time.Second) + time.Second // control takes whole seconds
	p.running++                                             // so that nothing else moves meanwhile
	go func() {
		err := p.opts.Control.Advance(p.ctx, step)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.running--
		p.advanced += step
		if err != nil {
			p.clockErr = fmt.Errorf("target control did not move the clock: %w", err)
		}
		p.wakeDue()
		p.pump()
	}()
}

// wakeDue wakes every sleeper whose deadline has come; mu is held. After a failed advance that is
// nobody's by the clock, so the error is handed to all.
func (p *Play) wakeDue() {
	now := time.Now().Add(p.advanced)
	for _, s := range slices.Clone(p.sleepers) {
		if p.clockErr != nil || !s.deadline.After(now) {
			p.wake(s)
		}
	}
}

func (p *Play) clockError() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.clockErr
}
