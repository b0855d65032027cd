package issuer

import (
	"math"
	"sync"
	"time"
)

// clock is a base clock that can be moved forward, never back: a token that
// has expired must stay expired.
type clock struct {
	base func() time.Time

	mu     sync.Mutex
	offset time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.base().Add(c.offset)
}

// advance stops at the largest offset a time.Duration holds, 292 years.
func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > math.MaxInt64-c.offset {
		d = math.MaxInt64 - c.offset
	}
	if d > 0 {
		c.offset += d
	}
}
