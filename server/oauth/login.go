package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/mail"
	"strings"

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

// maxCodesSent is how many codes are sent for one request.
const maxCodesSent = 3

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
