package login

import "context"

// Token stands for a run that was given a ready access token: there is no login to go through.
type Token struct{}

// Name implements [Driver].
func (Token) Name() string { return "token" }

// Login implements [Driver]; it sends nothing.
func (Token) Login(context.Context, Request) *Outcome {
	return &Outcome{Stopped: "a ready access token was given (--login token), so nobody logs in"}
}
