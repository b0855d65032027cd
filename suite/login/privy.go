package login

import (
	"context"
)

// Privy logs in without a page, at servers that let a front end of their own hand them a Privy
// token: it gets a token of the account, and completes the authorization with it (see [Completion]).
type Privy struct {
	API   string // where test accounts log in: "https://auth.privy.io", without a trailing slash
	AppID string
}

// Name implements [Driver].
func (*Privy) Name() string { return "privy" }

// Login implements [Driver].
func (d *Privy) Login(ctx context.Context, r Request) *Outcome {
	token, err := d.Token(ctx, r)
	if err != nil {
		o := newNavigator(r).outcome
		o.Stopped = "no Privy token: " + err.Error()
		return o
	}
	return (&Completion{Token: token}).Login(ctx, r)
}
