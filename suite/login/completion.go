package login

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Completion ends a login with a Privy token that is there already: it opens the authorization
// endpoint for its cookie, and posts the consent as JSON to <authorization endpoint>/complete. That
// endpoint is no standard; its body is the one of the servers this project grew out of.
type Completion struct {
	Token string
	// Change are members of the body that are to be otherwise; one that is nil is left out.
	Change map[string]any
}

// Name implements [Driver].
func (*Completion) Name() string { return "completion" }

// Login implements [Driver].
func (d *Completion) Login(ctx context.Context, r Request) *Outcome {
	n := newNavigator(r)
	start, err := url.Parse(r.AuthorizeURL)
	if err != nil || start.Host == "" {
		n.stop("the authorization endpoint is not an absolute URL")
		return n.outcome
	}
	r.taint("privy_token", d.Token)
	if x := n.open(ctx, start); x != nil {
		body := completion(start.Query(), d.Token, r.Deny)
		maps.Copy(body, d.Change)
		maps.DeleteFunc(body, func(_ string, value any) bool { return value == nil })
		n.complete(ctx, x, start, body)
	}
	return n.outcome
}

// completes reports whether a server has the completion endpoint: whether a consent that says nothing is
// refused there in JSON.
func completes(ctx context.Context, r Request) bool {
	n := newNavigator(r)
	start, err := url.Parse(r.AuthorizeURL)
	if err != nil || start.Host == "" {
		return false
	}
	n.page = &Page{URL: start}
	x := n.postJSON(ctx, beside(start), []byte("{}"))
	refused := x.Status == http.StatusBadRequest || x.Status == http.StatusUnprocessableEntity
	return x.Err == nil && refused && json.Valid(x.Body)
}

// complete posts the consent where the authorization request was accepted.
func (n *navigator) complete(ctx context.Context, opened *wire.Exchange, start *url.URL, members map[string]any) {
	if opened.Status >= 400 {
		n.stop("the authorization endpoint answered %d: %s", opened.Status, gist(opened))
		return
	}
	n.outcome.Pages++
	n.outcome.Presented = true
	n.outcome.Denied = n.request.Deny // there is no page: the request itself says so
	n.page = &Page{URL: start}
	body, err := json.Marshal(members)
	if err != nil {
		n.stop("%v", err)
		return
	}
	x := n.postJSON(ctx, beside(start), body)
	n.readCompletion(x)
}

// completion is the JSON a front end sends.
func completion(q url.Values, token string, deny bool) map[string]any {
	body := map[string]any{"privy_token": token, "fallback_token": token, "user_consent": !deny}
	for _, name := range []string{"state", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method"} {
		body[name] = q.Get(name)
	}
	return body
}

// beside is the completion endpoint of an authorization endpoint.
func beside(authorize *url.URL) *url.URL {
	u := *authorize
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/")+"/complete", ""
	u.RawQuery, u.Fragment = "", ""
	return &u
}

func (n *navigator) postJSON(ctx context.Context, to *url.URL, body []byte) *wire.Exchange {
	s := &submission{method: http.MethodPost, to: to, contentType: "application/json", body: body}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to.String(), bytes.NewReader(body))
	if err != nil {
		return &wire.Exchange{Header: http.Header{}, Err: err}
	}
	n.dress(req, s)
	req.Header.Set("Accept", "application/json")
	for name, value := range map[string]string{"Dest": "empty", "Mode": "cors"} {
		req.Header.Set("Sec-Fetch-"+name, value)
	}
	req.Header.Del("Sec-Fetch-User")
	req.Header.Del("Upgrade-Insecure-Requests")
	x := n.request.Wire.Do(wire.Browser, req)
	n.outcome.Last, n.outcome.Walk = x, append(n.outcome.Walk, x)
	return x
}

// completed is the answer: the parts of the redirect, or an error.
type completed struct {
	Code        string `json:"code"`
	RedirectURI string `json:"redirect_uri"`
	State       string `json:"state"`
	Iss         string `json:"iss"`
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

// readCompletion makes the redirect that the front end would navigate to.
func (n *navigator) readCompletion(x *wire.Exchange) {
	if x.Err != nil {
		n.stop("no answer from the completion endpoint: %v", x.Err)
		return
	}
	var answer completed
	if err := json.Unmarshal(x.Body, &answer); err != nil {
		n.stop("the completion endpoint answered %d without JSON: %s", x.Status, gist(x))
		return
	}
	n.request.taint("code", answer.Code)
	if answer.RedirectURI == "" {
		n.stop("the completion endpoint answered %d without a redirect_uri: %s", x.Status, refusal(answer))
		return
	}
	to, err := answer.redirect()
	if err != nil || !n.request.Ends(n.outcome, to) {
		n.stop("the completion endpoint names a redirect_uri that is not the one of this request")
	}
}

func refusal(answer completed) string {
	if answer.Error == "" {
		return "no error either"
	}
	return strings.TrimSpace(answer.Error + " " + answer.Description)
}

// redirect puts the parts together; what the answer lacks stays out. A redirect_uri that already is
// the whole response is taken as it is.
func (c completed) redirect() (*url.URL, error) {
	u, err := url.Parse(c.RedirectURI)
	if err != nil {
		return nil, fmt.Errorf("redirect_uri: %w", err)
	}
	q := u.Query()
	for name, value := range map[string]string{"code": c.Code, "state": c.State, "iss": c.Iss, "error": c.Error, "error_description": c.Description} {
		if value != "" && !q.Has(name) {
			q.Set(name, value)
		}
	}
	u.RawQuery = q.Encode()
	return u, nil
}
