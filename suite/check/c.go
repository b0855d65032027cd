package check

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/client"
)

// Control moves the target's world (see the design, "target control"). Errors mean that the
// control endpoint did not obey, which is a harness error, never the target's failure.
type Control interface {
	// Backend sets the state of what the target's tools call: up, down, error, slow or malformed.
	Backend(ctx context.Context, state string) error
	// Privy sets the state of the login provider behind the target: up or slow.
	Privy(ctx context.Context, state string) error
	// RotateKeys makes the authorization server sign with a fresh key.
	RotateKeys(ctx context.Context) error
	// DeleteUser deletes the user of an e-mail address at the login provider.
	DeleteUser(ctx context.Context, email string) error
}

// NotOffered is the error of a control endpoint that answers, but does not have the verb: target
// control may offer only a part.
type NotOffered struct {
	Verb   string
	Status int
}

func (e *NotOffered) Error() string {
	return fmt.Sprintf("the control endpoint does not offer %s (it answers %d)", e.Verb, e.Status)
}

// Env is what a running check gets from the play.
type Env struct {
	Player *client.Player
	// Value returns the value of a need, made anew when it has gone stale. The error is an
	// [*Unobtained] where the target does not let it be made again.
	Value func(ctx context.Context, n Need) (any, error)
	// Wait returns when the target's clock has moved on by d. The error is a [*CannotWait] where
	// neither the clock can be moved nor the budget allows to wait.
	Wait func(ctx context.Context, d time.Duration) error
	Now  func() time.Time
	// Control is nil for a target without it.
	Control Control
}

// C is a running check: its hands and its record. It belongs to one goroutine.
type C struct {
	ctx    context.Context
	check  *Check
	env    Env
	report Report
}

// Report is what became of a check.
type Report struct {
	Verdict                  result.Outcome
	Reason, Expected, Actual string
	Step                     string // the step that missed
	Steps                    []string
	BlockedBy                []string
	Decisive                 int // exchange number
	OffPath                  bool
	// Level, Impact and Basis are those of the part of the rule that was missed, where [C.Advise] or
	// [C.Weigh] said so.
	Level  Level
	Impact Impact
	Basis  Basis
}

// Host is the host being played, ready to act for this check.
func (c *C) Host() *client.Player { return c.env.Player }

// Now is the target's time.
func (c *C) Now() time.Time { return c.env.Now() }

// Control moves the target's world. A check that calls it needs fixture.Control.
func (c *C) Control() Control { return c.env.Control }

// Value is for package fixture, which gives it a type. Where a value has gone stale and cannot be made
// anew the check is blocked: to use the stale one would blame the target for refusing it.
func (c *C) Value(n Need) any {
	value, err := c.env.Value(c.ctx, n)
	var missing *Unobtained
	switch {
	case errors.As(err, &missing):
		c.Block(missing.By, "%s went stale and could not be had again: %s", n.Name(), missing.Reason)
	case err != nil:
		c.Broken("%v", err)
	}
	return value
}

// Step names what the check does next; exchanges and a miss carry the name.
func (c *C) Step(title string) {
	c.report.Step = title
	c.report.Steps = append(c.report.Steps, title)
	c.env.Player.Wire.Step(title)
}

// OffPath notes that the host would not go this way with this target: a failure then cannot be
// the reason why it does not connect.
func (c *C) OffPath() { c.report.OffPath = true }

// Weigh says that what follows weighs otherwise than the check declares: a rule can have parts of
// which only the first stops the host.
func (c *C) Weigh(i Impact, b Basis) {
	weighed := *c.check
	weighed.Impact, weighed.Basis = i, b
	c.check = &weighed
}

// Advise says that what follows is not demanded of this target, only wise: a miss warns.
func (c *C) Advise() {
	advised := *c.check
	advised.Level = Should
	c.check = &advised
}

// NotApplicable ends the check: the target never claimed the feature, or the rule cannot apply.
func (c *C) NotApplicable(format string, args ...any) {
	c.end(result.NotApplicable, fmt.Sprintf(format, args...))
}

// Block ends the check because something it needs was not obtained; by names the journey step or
// check that judges it.
func (c *C) Block(by, format string, args ...any) {
	c.report.BlockedBy = append(c.report.BlockedBy, by)
	c.end(result.Blocked, fmt.Sprintf(format, args...))
}

// Broken ends the check because our own side failed: a harness error, which says nothing of the
// target.
func (c *C) Broken(format string, args ...any) {
	c.end(result.Errored, "harness: "+fmt.Sprintf(format, args...))
}

// Wait returns when the target's clock has moved on by d. Where nothing can move the clock and
// the budget does not allow to wait, the check ends n/a with the time it would have needed.
func (c *C) Wait(ctx context.Context, d time.Duration, why string) {
	if cannot := c.tryWait(ctx, d, why); cannot != nil {
		c.NotApplicable("%s: %s", why, cannot.Reason)
	}
}

// TryWait is [C.Wait] for a check that can also conclude without: it reports whether it waited.
func (c *C) TryWait(ctx context.Context, d time.Duration, why string) bool {
	return c.tryWait(ctx, d, why) == nil
}

func (c *C) tryWait(ctx context.Context, d time.Duration, why string) *CannotWait {
	c.Step(fmt.Sprintf("wait %s: %s", d.Round(time.Second), why))
	err := c.env.Wait(ctx, d)
	var cannot *CannotWait
	switch {
	case errors.As(err, &cannot):
	case err != nil && ctx.Err() == nil:
		c.Broken("%v", err)
	case err != nil:
		c.Block(Interruption, "%v", err) // or the budget: how the run ended says which
	}
	return cannot
}

// CannotWait is the error of Env.Wait where neither the clock can be moved nor the budget allows
// to wait: the check is then not applicable to this run.
type CannotWait struct{ Reason string }

func (e *CannotWait) Error() string { return e.Reason }

// Unobtained is the error of Env.Value for a need that went stale and could not be made anew.
type Unobtained struct {
	By     string // the journey step that judges it
	Reason string
}

func (e *Unobtained) Error() string { return e.Reason }

// stop unwinds a check that has its verdict.
type stop struct{}

func (c *C) end(o result.Outcome, reason string) {
	c.report.Verdict, c.report.Reason = o, reason
	panic(stop{})
}
