package oauth

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// LoginLifetime is how long a browser need not log in again, while the user's session at Privy lasts.
const LoginLifetime = time.Hour

// SignedIn remembers in which browsers users have logged in, by a cookie.
type SignedIn struct {
	Store   store.Logins
	Secrets Secrets
	Users   Users
	Now     func() time.Time
	Secure  bool // the server is reached by https
}

// CookieName carries the __Host- prefix for the reason that [Sessions.CookieName] gives.
func (s SignedIn) CookieName() string {
	if s.Secure {
		return "__Host-login"
	}
	return "login"
}

// begin remembers a user who has just logged in. The cookie is a fresh one each time, so that nobody
// can have planted it.
func (s SignedIn) begin(ctx context.Context, w http.ResponseWriter, u store.User, email string) error {
	ends := s.Now().Add(LoginLifetime)
	if !u.PrivyExpiresAt.IsZero() && u.PrivyExpiresAt.Before(ends) {
		ends = u.PrivyExpiresAt
	}
	cookie := s.Secrets.New("login cookie")
	http.SetCookie(w, &http.Cookie{
		Name: s.CookieName(), Value: cookie, Path: "/", Secure: s.Secure, HttpOnly: true,
		SameSite: http.SameSiteLaxMode, MaxAge: int(ends.Sub(s.Now()).Seconds()),
	})
	return s.Store.SaveLogin(ctx, store.Login{Hash: store.HashOf(cookie), User: u, Email: email, ExpiresAt: ends})
}

// of returns the login of a request's browser; nil if it has none that will do.
func (s SignedIn) of(r *http.Request, wanted interaction) (*store.Login, error) {
	cookie, err := r.Cookie(s.CookieName())
	if err != nil {
		return nil, nil //nolint:nilnil // no login is an answer, and no cookie the one error
	}
	l, err := s.Store.Login(r.Context(), store.HashOf(cookie.Value), s.Now())
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrExpired):
		return nil, nil //nolint:nilnil // as above
	case err != nil:
		return nil, err
	case !wanted.takes(s.Now().Sub(l.User.AuthenticatedAt)):
		return nil, nil //nolint:nilnil // as above
	}
	switch err := s.Users.UserExists(r.Context(), l.User.DID); {
	case gone(err):
		return nil, nil //nolint:nilnil // as above
	case err != nil:
		return nil, unavailable(err)
	}
	return &l, nil
}
