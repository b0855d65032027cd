package cimd

import (
	"context"
	"sync"
	"time"
)

// maxKept bounds a [Cache]: strangers choose what it holds.
const maxKept = 1000

// Cache keeps what Load has made of a URL for as long as that says. Errors are not kept, so that a
// document which was repaired is seen at once (draft-00 §4.4). It is safe for concurrent use.
type Cache[T any] struct {
	Load func(ctx context.Context, url string) (T, time.Duration, error)
	Now  func() time.Time

	mu   sync.Mutex
	kept map[string]entry[T]
}

type entry[T any] struct {
	value        T
	since, until time.Time
}

// Renew loads what may still be kept, for who has a reason to think that it has changed, and at most so
// often: a stranger can give reasons without end.
func (c *Cache[T]) Renew(ctx context.Context, url string, every time.Duration) (T, error) {
	c.mu.Lock()
	if found, ok := c.kept[url]; ok && !c.Now().Before(found.since.Add(every)) {
		delete(c.kept, url)
	}
	c.mu.Unlock()
	return c.Get(ctx, url)
}

// Get returns what is kept, or loads it.
func (c *Cache[T]) Get(ctx context.Context, url string) (T, error) {
	c.mu.Lock()
	found, ok := c.kept[url]
	c.mu.Unlock()
	if ok && c.Now().Before(found.until) {
		return found.value, nil
	}
	value, age, err := c.Load(ctx, url)
	if now := c.Now(); err == nil && age > 0 {
		c.keep(url, entry[T]{value, now, now.Add(age)})
	}
	return value, err
}

func (c *Cache[T]) keep(url string, e entry[T]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil {
		c.kept = map[string]entry[T]{}
	}
	for other := range c.kept { // any one: what is asked for again is fetched again
		if len(c.kept) < maxKept {
			break
		}
		delete(c.kept, other)
	}
	c.kept[url] = e
}
