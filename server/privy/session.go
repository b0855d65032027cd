package privy

import (
	"context"
	"fmt"
	"net/http"
)

// Session is what a login at Privy gives.
type Session struct {
	Token   string // the access token, not yet verified
	Refresh string // renews the session, once; "" where the app keeps that from its server
}

// session is Privy's own word for it.
type session struct {
	Token   string `json:"token"`
	Refresh string `json:"refresh_token"`
}

// inCookie stands for the refresh token in apps whose sessions are kept in cookies of the browser.
const inCookie = "deprecated"

func (s session) session() Session {
	if s.Refresh == inCookie {
		s.Refresh = ""
	}
	return Session(s)
}

// Renew gives the refresh token of a session back and returns the session anew: another token, not yet
// verified, and the refresh token that follows. [ErrSessionOver] says that Privy does not renew it.
func (c *Client) Renew(ctx context.Context, refresh string) (Session, error) {
	var answer session
	err := c.call(ctx, http.MethodPost, "/api/v1/sessions", map[string]string{"refresh_token": refresh}, &answer)
	switch {
	case refused(err, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity):
		return Session{}, fmt.Errorf("%w: %w", ErrSessionOver, err)
	case err != nil:
		return Session{}, err
	case answer.Token == "": // session_update_action is clear
		return Session{}, fmt.Errorf("%w: it was ended", ErrSessionOver)
	}
	return answer.session(), nil
}
