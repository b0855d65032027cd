package oauth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// PendingLifetime is how long a user may take to log in and decide.
const PendingLifetime = 10 * time.Minute

// Sessions bind a pending authorization to the browser that began it, by a cookie, and its forms to
// the page they stand on, by a token derived from that cookie (RFC 6749 §10.12).
type Sessions struct {
	Store   store.PendingAuthorizations
	Secrets Secrets
	Now     func() time.Time
	Secure  bool // the server is reached by https
	Form    FormToken
}

// FormToken compares the token that a form was sent with to the one its page was given.
type FormToken func(sent, given string) bool

// SameToken is the strict [FormToken].
func SameToken(sent, given string) bool { return hmac.Equal([]byte(sent), []byte(given)) }

// CookieName carries the __Host- prefix wherever browsers accept it, which is over https only.
func (s Sessions) CookieName() string {
	if s.Secure {
		return "__Host-authorization"
	}
	return "authorization"
}

// begin returns the session of the browser: the one it has, if that is busy with another request (a
// second tab), else a new one. A session that somebody planted in the browser would have to be busy
// too, and of use only with the id of the request begun here; over https the __Host- prefix keeps other
// sites of the domain from planting one.
func (s Sessions) begin(w http.ResponseWriter, r *http.Request) (string, error) {
	busy, err := s.Store.PendingOf(r.Context(), store.HashOf(s.of(r)), s.Now())
	if err != nil {
		return "", err
	}
	id := s.of(r)
	if len(busy) == 0 {
		id = s.Secrets.New("session cookie")
	}
	http.SetCookie(w, &http.Cookie{
		Name: s.CookieName(), Value: id, Path: "/", Secure: s.Secure, HttpOnly: true,
		SameSite: http.SameSiteLaxMode, MaxAge: int(PendingLifetime.Seconds()),
	})
	return id, nil
}

// of returns the session the request shows, or "".
func (s Sessions) of(r *http.Request) string {
	c, err := r.Cookie(s.CookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// csrf is the token for the forms of one pending request. Only the browser that holds the cookie and
// this server can know it.
func (s Sessions) csrf(session, pending string) string {
	mac := hmac.New(sha256.New, []byte(session))
	mac.Write([]byte("csrf " + pending))
	value := base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
	s.Secrets.Told("csrf token", value)
	return value
}

// find returns the pending request the browser may see, without looking at a CSRF token.
func (s Sessions) find(ctx context.Context, session, id string) (store.Pending, error) {
	p, err := s.Store.Pending(ctx, id, store.HashOf(session), s.Now())
	return p, lost(err)
}

// take removes the pending request and returns it, for whoever comes first.
func (s Sessions) take(ctx context.Context, session, id string) (store.Pending, error) {
	p, err := s.Store.TakePending(ctx, id, store.HashOf(session), s.Now())
	return p, lost(err)
}

// lost is the refusal for a request, or a client, that is no longer there.
func lost(err error) error {
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrExpired) {
		return errLost(err)
	}
	return err
}

func errLost(cause error) *Error {
	return invalidRequest("this sign-in is over or was begun in another browser; please start again").because(cause)
}

// submitted returns the pending request a form belongs to, if the form was sent from our own page in
// the same browser. The Origin header is not asked: under our Referrer-Policy browsers send null.
func (s Sessions) submitted(r *http.Request) (store.Pending, string, error) {
	form, err := readForm(r)
	if err != nil {
		return store.Pending{}, "", err
	}
	session, id := s.of(r), form.Get("authorization")
	if session == "" {
		return store.Pending{}, "", errLost(errors.New("no cookie"))
	}
	if !s.Form(form.Get("csrf"), s.csrf(session, id)) {
		return store.Pending{}, "", invalidRequest("this form was not sent from its own page").because(errors.New("csrf"))
	}
	p, err := s.find(r.Context(), session, id)
	return p, session, err
}
