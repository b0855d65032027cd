package cimd

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

const (
	maxKept  = 1000 // entries of a [Cache]: strangers choose what it holds
	maxLoads = 32   // of a Cache at a time: strangers choose what it asks for, and how slowly that is answered
)

// ErrBusy says that too much is being loaded already.
var ErrBusy = errors.New("too many documents are being fetched")

// Cache keeps what Load has made of a URL for as long as that says. Errors are not kept, so that a
// document which was repaired is seen at once (draft-00 §4.4). It is safe for concurrent use.
type Cache[T any] struct {
	// Load must end by itself. Nobody hangs up on it, since others may wait for the same URL.
	Load func(ctx context.Context, url string) (T, time.Duration, error)
	Now  func() time.Time

	loading singleflight.Group
	mu      sync.Mutex
	slots   *semaphore.Weighted
	kept    map[string]entry[T]
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

// Get returns what is kept, or loads it: once for all who ask at the same time. Each waits no longer than
// its own context lasts. [ErrBusy] is reported at once, because a queue would grow without bound.
func (c *Cache[T]) Get(ctx context.Context, url string) (T, error) {
	if value, ok := c.fresh(url); ok {
		return value, nil
	}
	loaded := c.loading.DoChan(url, func() (any, error) {
		if value, ok := c.fresh(url); ok { // the load before this one ended after we had looked
			return value, nil
		}
		return c.load(context.WithoutCancel(ctx), url)
	})
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case result := <-loaded:
		value, _ := result.Val.(T)
		return value, result.Err
	}
}

// fresh returns what may still be kept.
func (c *Cache[T]) fresh(url string) (value T, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.kept[url]
	return found.value, ok && c.Now().Before(found.until)
}

func (c *Cache[T]) load(ctx context.Context, url string) (value T, err error) {
	slots := c.bounded()
	if !slots.TryAcquire(1) {
		return value, ErrBusy
	}
	defer slots.Release(1)
	defer func() {
		// No request's own recovery reaches this goroutine: what a stranger has published would end the process.
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	value, age, err := c.Load(ctx, url)
	if now := c.Now(); err == nil && age > 0 {
		c.keep(url, entry[T]{value, now, now.Add(age)})
	}
	return value, err
}

// bounded is made with the first load, for the zero value to be of use.
func (c *Cache[T]) bounded() *semaphore.Weighted {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.slots == nil {
		c.slots = semaphore.NewWeighted(maxLoads)
	}
	return c.slots
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
