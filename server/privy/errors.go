package privy

import "errors"

// What Privy, or its absence, can mean to the caller. Compare with errors.Is.
var (
	// ErrUnavailable: Privy did not answer, or answered that it cannot.
	ErrUnavailable = errors.New("Privy is not available")
	// ErrMisconfigured: Privy does not know the app, or not by this secret. No user can mend that.
	ErrMisconfigured = errors.New("Privy refuses the app id or the app secret of this server")
	// ErrRefused: Privy will not send a code to this address.
	ErrRefused = errors.New("Privy refused the address")
	// ErrWrongCode: the one-time code is not the right one, or is over.
	ErrWrongCode = errors.New("Privy refused the code")
	// ErrSessionOver: the session cannot be renewed; the user has to log in again.
	ErrSessionOver = errors.New("Privy does not renew the session")
	// ErrInvalidToken: the token is not one of this app, or its signature or time is wrong.
	ErrInvalidToken = errors.New("the Privy token is not valid")
	// ErrNoUser: the user does not exist at Privy.
	ErrNoUser = errors.New("no such user at Privy")
)
