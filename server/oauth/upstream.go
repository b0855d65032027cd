package oauth

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/github"
	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
)

// BeginLogin answers an authorization request that is kept, with the first page of the login or the way
// to it. anew says that users are to be asked who they are even where that is known.
type BeginLogin func(w http.ResponseWriter, p store.Pending, c store.Client, csrf string, anew bool) error

// PathUpstream is where users come back from another server's login.
const PathUpstream = PathAuthorize + "/callback"

// UpstreamProvider is another authorization server, at which users prove who they are.
type UpstreamProvider interface {
	LoginURL(redirectURI, state string, anew bool) string
	User(ctx context.Context, code, redirectURI string) (id string, err error)
	Users
}

// Users tells whether a user still exists.
type Users interface {
	UserExists(ctx context.Context, id string) error
}

// gone reports that a user does not exist any more where they logged in.
func gone(err error) bool { return errors.Is(err, privy.ErrNoUser) || errors.Is(err, github.ErrNoUser) }

// Upstream is the login of another server in place of pages of our own. Consent stays here: whoever has
// agreed to this server at the other one has agreed to no client of this server (MCP security best
// practices, "Confused Deputy Problem").
type Upstream struct {
	Conclusion
	SignedIn    SignedIn
	Provider    UpstreamProvider
	CallbackURL string
}

// Begin is [BeginLogin]. The state binds the way back to this browser and this request.
func (e *Upstream) Begin(w http.ResponseWriter, p store.Pending, _ store.Client, csrf string, anew bool) error {
	return seeOther(w, e.Provider.LoginURL(e.CallbackURL, p.ID+"."+csrf, anew))
}

// Another answers GET with the login anew, for a user who is signed in as somebody else.
func (e *Upstream) Another(w http.ResponseWriter, r *http.Request) error {
	session := e.Sessions.of(r)
	p, err := e.Sessions.find(r.Context(), session, r.URL.Query().Get("authorization"))
	if err != nil {
		return err
	}
	return e.Begin(w, p, store.Client{}, e.Sessions.csrf(session, p.ID), true)
}

// Callback answers GET: the user is known, or does not want to be.
func (e *Upstream) Callback(w http.ResponseWriter, r *http.Request) error {
	q, session := r.URL.Query(), e.Sessions.of(r)
	id, csrf, _ := strings.Cut(q.Get("state"), ".")
	if session == "" || !e.Sessions.Form(csrf, e.Sessions.csrf(session, id)) {
		return errLost(errors.New("the state is not of this browser"))
	}
	p, err := e.Sessions.find(r.Context(), session, id)
	if err != nil {
		return err
	}
	if q.Get("error") != "" { // the user said no
		return e.conclude(w, r, p, session, false)
	}
	name, err := e.Provider.User(r.Context(), q.Get("code"), e.CallbackURL)
	switch {
	case errors.Is(err, github.ErrWrongCode):
		return errLost(err)
	case err != nil:
		return unavailable(err)
	}
	user := store.User{DID: name, AuthenticatedAt: e.Sessions.Now()}
	if err := e.Sessions.Store.SetUser(r.Context(), p.ID, store.HashOf(session), user); err != nil {
		return lost(err)
	}
	if err := e.SignedIn.begin(r.Context(), w, user, p.Email); err != nil {
		return err
	}
	return seeOther(w, PathAuthorize+"/consent?authorization="+p.ID)
}
