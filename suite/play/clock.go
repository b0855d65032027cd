package play

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
)

// wait returns when the target's clock has moved on by d. It gives the slot back meanwhile.
func (p *Play) wait(ctx context.Context, d time.Duration) error {
	p.mu.Lock()
	inReal := p.opts.Control == nil || p.immovable != nil
	if err := p.tooLong(d); inReal && err != nil {
		p.mu.Unlock()
		return err
	}
	s := &sleeper{deadline: time.Now().Add(p.advanced + d), wake: make(chan struct{})}
	p.sleepers = append(p.sleepers, s)
	p.running--
	p.alone = false // a serial check that waits lets others run, and need not be alone after it
	if inReal {
		timer := time.AfterFunc(d, func() { p.rouse(s) })
		defer timer.Stop()
	}
	p.pump()
	p.mu.Unlock()
	select {
	case <-s.wake:
	case <-ctx.Done():
		p.giveUp(s)
		return ctx.Err()
	}
	var lacking *check.NotOffered
	if errors.As(s.err, &lacking) {
		return p.wait(ctx, d) // in real time now
	}
	return s.err
}

// tooLong is the error of a wait in real time that the budget does not allow; mu is held.
func (p *Play) tooLong(d time.Duration) error {
	if d <= p.ctx.left()-time.Second {
		return nil
	}
	needed := (d + time.Since(p.started) + time.Minute).Round(time.Minute)
	reason := fmt.Sprintf("it takes %s, more than is left of the budget; give --budget %s", d.Round(time.Second), needed)
	if p.immovable != nil {
		return &check.CannotWait{Reason: reason + ", for " + p.immovable.Error()}
	}
	return &check.CannotWait{Reason: reason + ", or --control to move the clock"}
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
	p.enqueue(journey, func() { // it has requests behind it that would be lost
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
	if p.opts.Control == nil || p.immovable != nil {
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
		p.moved(step, err)
		p.pump()
	}()
}

// moved wakes every sleeper whose deadline has come. After a failed advance nobody's has come by the
// clock, so the error is handed to all; mu is held.
func (p *Play) moved(step time.Duration, err error) {
	var lacking *check.NotOffered
	if errors.As(err, &lacking) {
		p.immovable = lacking
	}
	if err != nil {
		err = fmt.Errorf("target control did not move the clock: %w", err)
	} else {
		p.advanced += step
	}
	now := time.Now().Add(p.advanced)
	for _, s := range slices.Clone(p.sleepers) {
		if err != nil || !s.deadline.After(now) {
			s.err = err
			p.wake(s)
		}
	}
}

// pause waits in real time before a request, as the target asked for by Retry-After. The owner's slot
// is lent meanwhile rather than given back: whoever pauses may hold what those that run wait for, so
// it goes on at once when its time has come, and for a moment more may run than --parallel says.
// Neither a serial check nor the clock comes in between.
func (p *Play) pause(ctx context.Context, owner string, d time.Duration) error {
	p.lend(owner, 1)
	defer p.lend(owner, -1)
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// lend counts the requests of an owner that pause; an owner has one slot, however many they are.
func (p *Play) lend(owner string, change int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lent[owner] += change
	if p.lent[owner] == 0 {
		delete(p.lent, owner)
	}
	p.pump()
}
