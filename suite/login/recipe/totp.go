package recipe

import (
	"context"
	"fmt"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
)

// lag is how long before the end of its time step a code is no longer begun with.
const lag = 2 * time.Second

// at is the code of a secret in one time step.
func (s *Source) at(secret string, step int64) (string, error) {
	return totp.GenerateCodeCustom(secret, time.Unix(step*int64(s.Period), 0), totp.ValidateOpts{
		Period: uint(s.Period), Digits: otp.Digits(s.Digits), Algorithm: s.Algorithm,
	})
}

// totp waits for a time step of the secret whose code was not used yet, since a server refuses a code the
// second time (RFC 6238 §5.2).
func (c *Codes) totp(ctx context.Context, s *Source, secret string, now func() time.Time) (string, error) {
	step, wait, err := c.reserve(ctx, s, secret, now())
	if err != nil {
		return "", err
	}
	if err := until(ctx, wait); err != nil {
		return "", err
	}
	return s.at(secret, step)
}

// reserve takes the next free time step, if it comes before the login must be over.
func (c *Codes) reserve(ctx context.Context, s *Source, secret string, now time.Time) (step int64, wait time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	period := int64(s.Period)
	step = now.Unix() / period
	if left := time.Unix((step+1)*period, 0).Sub(now); left < lag && period > int64(lag/time.Second) {
		step++
	}
	if last, used := c.steps[secret]; used && !s.Reuse {
		step = max(step, last+1)
	}
	wait = max(time.Unix(step*period, 0).Sub(now), 0)
	if deadline, limited := ctx.Deadline(); limited && time.Until(deadline) < wait {
		return 0, 0, fmt.Errorf("the next code that was not used in this run comes in %s, when the run is over; give a longer --budget, "+
			"or reuse: true if the server takes a code twice", wait.Round(time.Second))
	}
	c.steps[secret] = max(step, c.steps[secret])
	return step, wait, nil
}

// until waits; a wait of nothing is over at once, and so is one that ctx does not allow.
func until(ctx context.Context, d time.Duration) error {
	if d <= 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	if deadline, limited := ctx.Deadline(); limited && time.Until(deadline) < d {
		return context.DeadlineExceeded
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
