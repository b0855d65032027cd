// Package control speaks target control: an optional endpoint by which the owner of a target lets
// the suite move its clock and change what its tools call, so that expiry is observed rather than
// waited for. It does not decide when to do so (package play does).
package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Client is a target's control endpoint.
type Client struct {
	base  *url.URL
	token string
	scope *wire.Scope
}

// New returns the control endpoint at base, which takes token as a bearer. Its requests go through
// w, which must not be the wire of a run: control is no part of what the host would do.
func New(base *url.URL, token string, w *wire.Wire) *Client {
	w.Taint("control_token", token)
	return &Client{base: base, token: token, scope: w.Scope("control")}
}

// Advance moves the target's clock forward by d, rounded up to whole seconds.
func (c *Client) Advance(ctx context.Context, d time.Duration) error {
	seconds := int64((d + time.Second - 1) / time.Second)
	return c.post(ctx, "advance", map[string]any{"seconds": seconds})
}

// Backend sets the state of what the target's tools call: up, down, error, slow or malformed.
func (c *Client) Backend(ctx context.Context, state string) error {
	return c.state(ctx, "backend", state)
}

// Privy sets the state of the login provider behind the target: up or slow.
func (c *Client) Privy(ctx context.Context, state string) error {
	return c.state(ctx, "privy", state)
}

// RotateKeys makes the authorization server sign with a fresh key.
func (c *Client) RotateKeys(ctx context.Context) error {
	return c.post(ctx, "rotate-keys", map[string]any{})
}

// DeleteUser deletes the user of an e-mail address at the login provider.
func (c *Client) DeleteUser(ctx context.Context, email string) error {
	return c.post(ctx, "users/delete", map[string]any{"email": email})
}

// state is offered by an endpoint that has the verb and the state: it may have only some of them.
func (c *Client) state(ctx context.Context, verb, state string) error {
	err := c.post(ctx, verb, map[string]any{"state": state})
	var refused *refusal
	if errors.As(err, &refused) && refused.status == http.StatusBadRequest {
		return &check.NotOffered{Verb: verb + " " + state, Status: refused.status}
	}
	return err
}

// refusal is an answer other than the 204 of an endpoint that obeyed.
type refusal struct {
	verb   string
	status int
}

func (r *refusal) Error() string {
	return fmt.Sprintf("POST %s was answered %d, not 204", r.verb, r.status)
}

func (c *Client) post(ctx context.Context, verb string, body map[string]any) error {
	content, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base.JoinPath(verb).String(), bytes.NewReader(content))
	if err != nil {
		return err
	}
	answer := c.send(request)
	switch {
	case answer.Err != nil:
		return fmt.Errorf("POST %s: %w", verb, answer.Err)
	case answer.Status == http.StatusNotFound, answer.Status == http.StatusMethodNotAllowed, answer.Status == http.StatusNotImplemented:
		return &check.NotOffered{Verb: verb, Status: answer.Status}
	case answer.Status != http.StatusNoContent:
		return &refusal{verb, answer.Status}
	}
	return nil
}

func (c *Client) send(request *http.Request) *wire.Exchange {
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	return c.scope.Do("control", request)
}
