package oauth

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/store"
)

// begin keeps a request for the browser that sent it, and returns the token for its forms.
func (e *Authorize) begin(w http.ResponseWriter, r *http.Request, p *store.Pending) (csrf string, err error) {
	session, err := e.Sessions.begin(w, r)
	if err != nil {
		return "", err
	}
	p.ID, p.Session = e.Sessions.Secrets.ID(), store.HashOf(session)
	p.ExpiresAt = e.Sessions.Now().Add(PendingLifetime)
	return e.Sessions.csrf(session, p.ID), e.Sessions.Store.SavePending(r.Context(), *p)
}

// resume goes on with a user who is signed in: to the client where nothing is left to ask, else to the
// consent page.
func (e *Authorize) resume(
	w http.ResponseWriter, r *http.Request, p store.Pending, c store.Client, wanted interaction, login *store.Login,
) error {
	p.User, p.Email = &login.User, login.Email
	a, err := e.Remember.answer(r.Context(), p, c, wanted)
	switch {
	case err != nil:
		return err
	case a != nil:
		return e.Respond.redirect(w, *a)
	}
	if _, err := e.begin(w, r, &p); err != nil {
		return err
	}
	return seeOther(w, PathAuthorize+"/consent?authorization="+p.ID)
}

// silently ends a request that wants no page and whose user is not signed in (OpenID Connect Core
// §3.1.2.6). A client that registered by itself is not redirected to while nobody knows the user: the user
// is told, and may go there (RFC 9700 §4.11.2).
func (e *Authorize) silently(w http.ResponseWriter, p store.Pending, c store.Client) error {
	a := AuthorizationResponse{RedirectURI: p.RedirectURI, State: p.State, Error: errorOf(p.Refusal)}
	if a.Error == nil {
		a.Error = refuse("login_required", "the user is not signed in")
	}
	if c.Predefined || !e.Hold(c) {
		return e.Respond.redirect(w, a)
	}
	return e.Pages.leave(w, http.StatusBadRequest, farewell{
		Client: c, Error: a.Error, RedirectURI: p.RedirectURI, Location: e.Respond.location(a),
	})
}
