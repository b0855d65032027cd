package issuer

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// MaxDelay bounds Trouble.Delay.
const MaxDelay = 2 * time.Minute

// Trouble is what the issuer does to requests instead of, or before, answering.
type Trouble struct {
	// Path selects requests by whole leading segments, "/users" or "/v1/users";
	// /api/v1 and /v1 are the same and may be left out. "" is every request.
	Path string
	// Status, 400 to 599, is answered in place of the real answer; 0 is none.
	Status int
	// Delay comes before the answer and ends early if the caller goes away;
	// real time, whatever the issuer's clock, at most MaxDelay.
	Delay time.Duration
	// Times is how many requests it befalls; 0 is all until Calm.
	Times int
}

func (t Trouble) check() error {
	switch {
	case t.Status != 0 && (t.Status < 400 || t.Status > 599):
		return fmt.Errorf("status %d is no error status (400 to 599)", t.Status)
	case t.Delay < 0 || t.Delay > MaxDelay:
		return fmt.Errorf("a delay of %s is not between 0 and %s", t.Delay, MaxDelay)
	case t.Times < 0:
		return fmt.Errorf("%d times is less than none", t.Times)
	case t.Status == 0 && t.Delay == 0:
		return fmt.Errorf("neither a status nor a delay is given")
	}
	return nil
}

// Trouble makes requests fail or wait, in addition to any earlier Trouble; of
// several that select a request the earliest befalls it.
func (is *Issuer) Trouble(t Trouble) error {
	if err := t.check(); err != nil {
		return err
	}
	is.trouble.add(t)
	return nil
}

// Calm ends all trouble.
func (is *Issuer) Calm() { is.trouble.clear() }

type trouble struct {
	mu     sync.Mutex
	active []Trouble
}

func newTrouble() *trouble { return &trouble{} }

func (t *trouble) add(one Trouble) {
	t.mu.Lock()
	defer t.mu.Unlock()
	one.Path = "/" + strings.Trim(withoutVersion(one.Path), "/")
	t.active = append(t.active, one)
}

func (t *trouble) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.active = nil
}

// next returns the trouble that befalls a request for the path, and counts it.
func (t *trouble) next(path string) (Trouble, bool) {
	path = withoutVersion(path)
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, one := range t.active {
		if !selects(one.Path, path) {
			continue
		}
		if one.Times == 1 {
			t.active = append(t.active[:i], t.active[i+1:]...)
		} else if one.Times > 1 {
			t.active[i].Times--
		}
		return one, true
	}
	return Trouble{}, false
}

func selects(prefix, path string) bool {
	return prefix == "/" || path == prefix || strings.HasPrefix(path, prefix+"/")
}

func withoutVersion(path string) string {
	path = strings.TrimPrefix(path, "/api")
	if rest, ok := strings.CutPrefix(path, "/v1"); ok && (rest == "" || rest[0] == '/') {
		return rest
	}
	return path
}

func (t *trouble) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		one, ok := t.next(r.URL.Path)
		if ok && !wait(r, one.Delay) {
			// Nobody is left to read this, unless a proxy gave up on our behalf.
			one.Status = http.StatusServiceUnavailable
		}
		if ok && one.Status != 0 {
			writeError(w, &apiError{Status: one.Status, Message: failureText(one.Status), Code: failureCode(one.Status)})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func wait(r *http.Request, d time.Duration) bool {
	if d == 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// failureText has the sentences @privy-io/api-base gives these statuses.
func failureText(status int) string {
	switch {
	case status == http.StatusTooManyRequests:
		return "Too many requests. Please wait to try again."
	case status >= http.StatusInternalServerError:
		return "Service unavailable."
	default:
		return http.StatusText(status)
	}
}

func failureCode(status int) string {
	if status == http.StatusTooManyRequests {
		return "too_many_requests"
	}
	return ""
}
