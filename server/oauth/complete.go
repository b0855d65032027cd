package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// Complete ends a pending authorization without pages, for a client that logged in at Privy by
// itself. It is no way round the browser session, which GET /authorize began and whose cookie it
// needs, nor round consent, which it wants stated.
type Complete struct {
	Sessions Sessions
	Scopes   Scopes
	Identify Identify
	Seal     Sealer
	Decide   Decide
	Codes    CodeIssuer
	Respond  Responder
}

type completeRequest struct {
	State         string `json:"state"`
	PrivyToken    string `json:"privy_token"`
	FallbackToken string `json:"fallback_token"`
	PrivyUserID   string `json:"privy_user_id"`
	ClientID      string `json:"client_id"`
	RedirectURI   string `json:"redirect_uri"`
	Scope         string `json:"scope"`
	Challenge     string `json:"code_challenge"`
	Method        string `json:"code_challenge_method"`
	UserConsent   *bool  `json:"user_consent"`
}

// completeResponse is the authorization response, as JSON in place of a redirect.
type completeResponse struct {
	Code        string `json:"code,omitempty"`
	Error       string `json:"error,omitempty"`
	Description string `json:"error_description,omitempty"`
	RedirectURI string `json:"redirect_uri"`
	State       string `json:"state,omitempty"`
	Issuer      string `json:"iss,omitempty"`
}

// Serve answers POST. That the body must be JSON keeps forms of other sites out.
func (e *Complete) Serve(w http.ResponseWriter, r *http.Request) error {
	body, err := readComplete(r)
	if err != nil {
		return err
	}
	session := e.Sessions.of(r)
	p, err := e.matching(r.Context(), session, body)
	if err != nil {
		return err
	}
	if body.Scope != "" && p.Refusal.Code == "" { // less than GET asked for, never more
		if p.Scope, err = e.Scopes.Grantable(body.Scope, p.Scope); err != nil {
			return err
		}
	}
	t, err := e.Identify(r.Context(), Presented{body.PrivyToken, body.FallbackToken, body.PrivyUserID})
	if err != nil {
		return err
	}
	if _, err := e.Sessions.take(r.Context(), session, p.ID); err != nil {
		return err
	}
	user := sealUser(e.Seal, t)
	p.User = &user
	return e.respond(w, r, p, *body.UserConsent)
}

func (e *Complete) respond(w http.ResponseWriter, r *http.Request, p store.Pending, consent bool) error {
	form := url.Values{"decision": {"deny"}}
	if consent {
		form.Set("decision", "allow")
	}
	a, err := e.Codes.respond(r.Context(), p, e.Decide(form))
	if err != nil {
		return err
	}
	status := http.StatusOK
	if a.Error != nil {
		status = a.Error.Status
	}
	v := e.Respond.parameters(a)
	return writeJSON(w, status, completeResponse{
		Code: v.Get("code"), Error: v.Get("error"), Description: v.Get("error_description"),
		RedirectURI: a.RedirectURI, State: v.Get("state"), Issuer: v.Get("iss"),
	})
}

func readComplete(r *http.Request) (completeRequest, error) {
	var body completeRequest
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return body, invalidRequest("the request body must be application/json")
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		return body, invalidRequest("the request body is not JSON of the expected form").because(err)
	}
	switch {
	case body.PrivyToken == "" && body.FallbackToken == "":
		return body, invalidRequest("privy_token is required")
	case body.ClientID == "" || body.RedirectURI == "":
		return body, invalidRequest("client_id and redirect_uri are required")
	case body.UserConsent == nil:
		return body, invalidRequest("user_consent is required: true or false, as the user decided")
	}
	return body, nil
}

// matching finds the pending authorization of the browser session that the body repeats.
func (e *Complete) matching(ctx context.Context, session string, body completeRequest) (store.Pending, error) {
	if session == "" {
		return store.Pending{}, errLost(errors.New("no cookie"))
	}
	all, err := e.Sessions.Store.PendingOf(ctx, store.HashOf(session), e.Sessions.Now())
	if err != nil {
		return store.Pending{}, err
	}
	for _, p := range all {
		if p.ClientID == body.ClientID && p.RedirectURI == body.RedirectURI && p.State == body.State &&
			p.Challenge == body.Challenge && p.Method == body.Method {
			return p, nil
		}
	}
	return store.Pending{}, invalidRequest("no authorization request of this browser is waiting for these parameters")
}
