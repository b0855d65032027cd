package app

import (
	"math"
	"sync"
	"time"
)

// clock is a base clock that can be moved forward, never back.
type clock struct {
	base func() time.Time

	mu     sync.RWMutex
	offset time.Duration
}

func (c *clock) now() time.Time {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.base().Add(c.offset)
}

// advance stops at the largest offset a time.Duration holds, 292 years: beyond it time would run back.
func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset += min(max(d, 0), math.MaxInt64-c.offset)
}
