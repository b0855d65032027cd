package login

import "context"

// None logs nobody in: for a run that stops before the login, by the user's choice.
type None struct{}

// Name implements [Driver].
func (None) Name() string { return "none" }

// Login implements [Driver]; it sends nothing.
func (None) Login(context.Context, Request) *Outcome {
	return &Outcome{Stopped: "no login was asked for (--login none)"}
}
