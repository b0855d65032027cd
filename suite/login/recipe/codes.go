package recipe

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// delivery is how long a code that is sent to the user may take, where the step says nothing.
const delivery = time.Minute

// Codes gives the one-time codes of a run, none of them twice. It is safe for concurrent use.
type Codes struct {
	every time.Duration // how often a source is asked

	mu    sync.Mutex
	steps map[string]int64 // the last time step used, by TOTP secret
	used  map[string]bool  // account and code
}

// NewCodes makes one for a run.
func NewCodes() *Codes {
	return &Codes{every: time.Second, steps: map[string]int64{}, used: map[string]bool{}}
}

// Take returns the code for a step. What is fetched goes by the wire; now is the clock of the target.
func (c *Codes) Take(ctx context.Context, r *Filled, s *Step, hands *wire.Scope, now func() time.Time) (string, error) {
	if s.Source.TOTP != "" {
		return c.totp(ctx, s.Source, s.Source.TOTP.Of(r.Values), now)
	}
	wait := s.Timeout
	if wait == 0 {
		wait = delivery
	}
	limited, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for {
		code, err := r.ask(limited, s.Source, hands)
		if err == nil && c.fresh(r.Values[User]+"\x00"+code, s.Source.Reuse) {
			return code, nil
		}
		if err == nil {
			err = errors.New("it gives a code that was used before; if the server takes it again, say reuse: true")
		}
		if until(limited, c.every) != nil {
			return "", fmt.Errorf("no code came within %s: %w", wait, err)
		}
	}
}

// fresh notes a code and reports whether it can be used.
func (c *Codes) fresh(code string, reuse bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.used[code] && !reuse {
		return false
	}
	c.used[code] = true
	return true
}

// ask asks the source once.
func (r *Filled) ask(ctx context.Context, s *Source, hands *wire.Scope) (string, error) {
	var said string
	var err error
	if len(s.Command) > 0 {
		said, err = r.run(ctx, s)
	} else {
		said, err = s.fetch(ctx, r.Values, hands)
	}
	if err != nil {
		return "", err
	}
	return s.read(said)
}

// longest is how long a code can be.
const longest = 64

// read finds the code in what the source said, which is not repeated: the code may be in it.
func (s *Source) read(said string) (string, error) {
	code := strings.TrimSpace(said)
	if s.Match != nil {
		m := s.Match.FindStringSubmatch(said)
		if m == nil {
			return "", errors.New("match finds nothing in what it says")
		}
		code = m[min(1, len(m)-1)]
	}
	switch {
	case code == "":
		return "", errors.New("it says nothing")
	case len(code) > longest || strings.ContainsAny(code, "\r\n"):
		return "", errors.New("what it says is no code but a longer text; find the code in it by match")
	}
	return code, nil
}
