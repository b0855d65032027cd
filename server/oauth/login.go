package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/mail"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
)

// PrivyGateway is the login provider.
type PrivyGateway interface {
	SendCode(ctx context.Context, email string) error
	CheckCode(ctx context.Context, email, code string) (privy.Session, error)
	Renew(ctx context.Context, refresh string) (privy.Session, error)
	Verify(ctx context.Context, token string) (*privy.Token, error)
	UserExists(ctx context.Context, did string) error
	Email(ctx context.Context, did string) (string, error)
}

const (
	maxCodesSent = 3
	maxAttempts  = 5
	maxGuesses   = 20 // for one address, in all requests of guessWindow
	guessWindow  = 10 * time.Minute
)

// Login is the two pages on which a user proves an e-mail address, by a one-time code that Privy
// sends and checks. The browser never talks to Privy, and no page has a script.
type Login struct {
	Clients  store.Clients
	Sessions Sessions
	SignedIn SignedIn
	Counts   store.Counts
	Privy    PrivyGateway
	Seal     Sealer
	Renewal  *PrivyRenewal // nil: sessions at Privy are not renewed
	Pages    Pages
}

// Begin is [BeginLogin]: the form for the address.
func (e *Login) Begin(w http.ResponseWriter, p store.Pending, c store.Client, csrf string, _ bool) error {
	return e.Pages.email(w, http.StatusOK, e.Pages.view(p, c, csrf))
}

// Email answers the form with the address: Privy sends a code to it.
func (e *Login) Email(w http.ResponseWriter, r *http.Request) error {
	p, session, err := e.Sessions.submitted(r)
	if err != nil {
		return err
	}
	email := strings.TrimSpace(r.PostForm.Get("email"))
	if a, err := mail.ParseAddress(email); err != nil || a.Address != email {
		return e.again(w, r, p, session, e.Pages.email, "Please enter an e-mail address, such as name@example.com.")
	}
	err = e.Sessions.Store.CountCodeSent(r.Context(), p.ID, store.HashOf(session), email, maxCodesSent)
	if errors.Is(err, store.ErrTooMany) {
		return e.end(r.Context(), p, session, "too many codes were asked for")
	} else if err != nil {
		return lost(err)
	}
	switch err := e.Privy.SendCode(r.Context(), email); {
	case errors.Is(err, privy.ErrRefused):
		return e.again(w, r, p, session, e.Pages.email, "No code can be sent to this address. Please check it.")
	case err != nil:
		return unavailable(err)
	}
	return seeOther(w, PathAuthorize+"/code?authorization="+p.ID)
}

// EmailPage answers GET with the form for the address, for a user who is signed in as somebody else.
func (e *Login) EmailPage(w http.ResponseWriter, r *http.Request) error {
	session := e.Sessions.of(r)
	p, err := e.Sessions.find(r.Context(), session, r.URL.Query().Get("authorization"))
	if err != nil {
		return err
	}
	p.Email = ""
	return e.show(w, r, p, session, http.StatusOK, e.Pages.email, "")
}

// CodePage answers GET with the form for the code.
func (e *Login) CodePage(w http.ResponseWriter, r *http.Request) error {
	session := e.Sessions.of(r)
	p, err := e.Sessions.find(r.Context(), session, r.URL.Query().Get("authorization"))
	if err != nil {
		return err
	}
	return e.show(w, r, p, session, http.StatusOK, e.Pages.code, "")
}

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

// end gives the request up for good.
func (e *Login) end(ctx context.Context, p store.Pending, session, why string) error {
	if _, err := e.Sessions.Store.TakePending(ctx, p.ID, store.HashOf(session), e.Sessions.Now()); err != nil {
		return lost(err)
	}
	return tooManyRequests(why + "; please start again")
}

func tooManyRequests(description string) *Error {
	return &Error{Status: http.StatusTooManyRequests, Code: "access_denied", Description: description}
}

func (e *Login) again(w http.ResponseWriter, r *http.Request, p store.Pending, session string, page page, message string) error {
	return e.show(w, r, p, session, http.StatusBadRequest, page, message)
}

func (e *Login) show(
	w http.ResponseWriter, r *http.Request, p store.Pending, session string, status int, page page, message string,
) error {
	c, err := e.Clients.Client(r.Context(), p.ClientID)
	if err != nil {
		return lost(err)
	}
	v := e.Pages.view(p, c, e.Sessions.csrf(session, p.ID))
	v.Message = message
	return page(w, status, v)
}

func seeOther(w http.ResponseWriter, location string) error {
	w.Header().Set("Location", location)
	w.WriteHeader(http.StatusSeeOther)
	return nil
}
