package privy

import (
	"context"
	"fmt"
	"net/http"
)

// SendCode asks Privy to send a one-time code to an e-mail address. [ErrRefused] says that Privy does
// not take the address.
func (c *Client) SendCode(ctx context.Context, email string) error {
	err := c.call(ctx, http.MethodPost, "/api/v1/passwordless/init", map[string]string{"email": email}, nil)
	if refused(err, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusUnprocessableEntity) {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return err
}

// CheckCode gives Privy the code the user typed and returns the session that Privy opens, its token not
// yet verified. [ErrWrongCode] says that the code is not the right one.
func (c *Client) CheckCode(ctx context.Context, email, code string) (Session, error) {
	var answer session
	err := c.call(ctx, http.MethodPost, "/api/v1/passwordless/authenticate",
		map[string]string{"email": email, "code": code}, &answer)
	switch {
	case refused(err, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusUnprocessableEntity):
		return Session{}, fmt.Errorf("%w: %w", ErrWrongCode, err)
	case err != nil:
		return Session{}, err
	case answer.Token == "":
		return Session{}, fmt.Errorf("%w: its answer has no token", ErrUnavailable)
	}
	return answer.session(), nil
}
