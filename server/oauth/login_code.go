package oauth

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
)

const (
	maxAttempts = 5
	maxGuesses  = 20 // for one address, in all requests of guessWindow
	guessWindow = 10 * time.Minute
)

// Code answers the form with the code: Privy checks it, and the user is known.
func (e *Login) Code(w http.ResponseWriter, r *http.Request) error {
	p, session, err := e.Sessions.submitted(r)
	if err != nil {
		return err
	}
	if p.CodesSent == 0 {
		return errLost(errors.New("no code was sent yet"))
	}
	err = e.Sessions.Store.CountAttempt(r.Context(), p.ID, store.HashOf(session), maxAttempts)
	if errors.Is(err, store.ErrTooMany) {
		return e.end(r.Context(), p, session, "too many wrong codes were entered")
	} else if err != nil {
		return lost(err)
	}
	user, err := e.guess(r.Context(), p, strings.TrimSpace(r.PostForm.Get("code")))
	switch {
	case errors.Is(err, store.ErrTooMany):
		return tooManyRequests("too many wrong codes were entered for this address; please try again later")
	case errors.Is(err, privy.ErrWrongCode):
		return e.again(w, r, p, session, e.Pages.code, "That is not the right code. Please look again.")
	case err != nil:
		return unavailable(err)
	}
	user.AuthenticatedAt = e.Sessions.Now()
	if err := e.Sessions.Store.SetUser(r.Context(), p.ID, store.HashOf(session), user); err != nil {
		return lost(err)
	}
	if err := e.SignedIn.begin(r.Context(), w, user, p.Email); err != nil {
		return err
	}
	return seeOther(w, PathAuthorize+"/consent?authorization="+p.ID)
}

// guess is identify, as often as is allowed for one address. Of a million codes twenty leave a stranger
// little, whom new requests would otherwise give as many guesses as they like.
func (e *Login) guess(ctx context.Context, p store.Pending, code string) (store.User, error) {
	now, guesses := e.Sessions.Now(), "guesses of "+strings.ToLower(p.Email)
	if _, err := e.Counts.Count(ctx, guesses, maxGuesses, now, now.Add(guessWindow)); err != nil {
		return store.User{}, err
	}
	user, err := e.identify(ctx, p, code)
	if err != nil {
		return store.User{}, err
	}
	return user, e.Counts.ForgetCount(ctx, guesses)
}

func (e *Login) identify(ctx context.Context, p store.Pending, code string) (store.User, error) {
	s, err := e.Privy.CheckCode(ctx, p.Email, code)
	if err != nil {
		return store.User{}, err
	}
	t, err := e.Privy.Verify(ctx, s.Token)
	if err != nil {
		return store.User{}, err
	}
	user := sealUser(e.Seal, t)
	if e.Renewal == nil || s.Refresh == "" || t.SessionID == "" {
		return user, nil
	}
	user.PrivySession = t.SessionID
	return user, e.Renewal.keep(ctx, t, s.Refresh)
}

func sealUser(s Sealer, t *privy.Token) store.User {
	return store.User{DID: t.UserID, PrivyToken: s.Seal(t.Raw, t.UserID), PrivyExpiresAt: t.ExpiresAt}
}
