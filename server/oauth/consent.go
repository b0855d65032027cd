package oauth

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// Consent is the page that names the client, what it asks for and where the user will be sent, and
// takes the user's decision (MCP security best practices, "Consent UI Requirements").
type Consent struct {
	Conclusion
	Clients store.Clients
	Decide  Decide
	Pages   Pages
}

// Conclusion ends a pending authorization, and sends the browser back to the client.
type Conclusion struct {
	Sessions Sessions
	Remember Remembered
	Codes    CodeIssuer
	Respond  Responder
}

// Decide reads the user's decision from the consent form.
type Decide func(form url.Values) (allowed bool)

// OnlyAllow is the strict [Decide]: anything but the button that allows is a refusal.
func OnlyAllow(form url.Values) bool { return form.Get("decision") == "allow" }

// Page answers GET.
func (e *Consent) Page(w http.ResponseWriter, r *http.Request) error {
	session := e.Sessions.of(r)
	p, err := e.Sessions.find(r.Context(), session, r.URL.Query().Get("authorization"))
	if err != nil {
		return err
	}
	if p.User == nil {
		return errLost(errors.New("the user is not known yet"))
	}
	if p.Refusal.Code != "" { // the user is known by now: the client may be told
		return e.conclude(w, r, p, session, false)
	}
	c, err := e.Clients.Client(r.Context(), p.ClientID)
	if err != nil {
		return lost(err)
	}
	return e.Pages.consent(w, http.StatusOK, e.Pages.view(p, c, e.Sessions.csrf(session, p.ID)))
}

// Submit answers the form with the decision.
func (e *Consent) Submit(w http.ResponseWriter, r *http.Request) error {
	p, session, err := e.Sessions.submitted(r)
	if err != nil {
		return err
	}
	if p.User == nil {
		return errLost(errors.New("the user is not known yet"))
	}
	return e.conclude(w, r, p, session, e.Decide(r.PostForm))
}

func (e *Conclusion) conclude(w http.ResponseWriter, r *http.Request, p store.Pending, session string, allowed bool) error {
	p, err := e.Sessions.take(r.Context(), session, p.ID)
	if err != nil {
		return err
	}
	if allowed && p.Refusal.Code == "" {
		if err := e.Remember.note(r.Context(), p); err != nil {
			return err
		}
	}
	a, err := e.Codes.respond(r.Context(), p, allowed)
	if err != nil {
		return err
	}
	return e.Respond.redirect(w, a)
}
