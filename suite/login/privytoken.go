package login

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// PrivyAccount is a test account at the Privy API.
type PrivyAccount struct {
	API   string // "https://auth.privy.io", without a trailing slash
	AppID string
	Email string
	Code  string // its one-time code
}

// GivenToken returns a source of one ready token, for [Account.PrivyToken].
func GivenToken(token string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return token, nil }
}

// TokenSource logs the account in at the Privy API (POST /api/v1/passwordless/authenticate) each
// time it is asked, for [Account.PrivyToken].
func (a PrivyAccount) TokenSource(scope *wire.Scope) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) { return a.token(ctx, scope) }
}

func (a PrivyAccount) token(ctx context.Context, scope *wire.Scope) (string, error) {
	body, err := json.Marshal(map[string]string{"email": a.Email, "code": a.Code})
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.API+"/api/v1/passwordless/authenticate", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("privy-app-id", a.AppID)
	scope.Wire().TaintField("login_code", "code", a.Code)
	x := scope.Do(wire.Browser, req)
	if x.Err != nil {
		return "", fmt.Errorf("no answer from the Privy API: %w", x.Err)
	}
	var answer struct {
		Token string `json:"token"`
	}
	if err := json.Unmarshal(x.Body, &answer); err != nil || x.Status != http.StatusOK {
		return "", fmt.Errorf("the Privy API answered %d to the test account", x.Status)
	}
	if answer.Token == "" {
		return "", errors.New("the Privy API answered without a token")
	}
	scope.Wire().Taint("privy_token", answer.Token)
	return answer.Token, nil
}
