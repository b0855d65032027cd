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

// Token is the Privy token of the request's account: its own if it has one, else one that the Privy
// API gives for its e-mail address and code (POST /api/v1/passwordless/authenticate, as Privy's own
// SDK does).
func (d *Privy) Token(ctx context.Context, r Request) (string, error) {
	switch {
	case r.Account.PrivyToken != nil:
		return r.Account.PrivyToken(ctx)
	case d.API == "":
		return "", errors.New("neither a Privy token nor the address of the Privy API was given")
	case r.Account.Email == "" || r.Account.Code == "":
		return "", errors.New("the test account's e-mail address or code was not given")
	}
	body, err := json.Marshal(map[string]string{"email": r.Account.Email, "code": r.Account.Code})
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.API+"/api/v1/passwordless/authenticate", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("User-Agent", browserAgent)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("privy-app-id", d.AppID)
	r.Wire.Wire().TaintField("login_code", "code", r.Account.Code)
	return readPrivyToken(r.Wire.Do(wire.Browser, req))
}

func readPrivyToken(x *wire.Exchange) (string, error) {
	if x.Err != nil {
		return "", fmt.Errorf("no answer from the Privy API: %w", x.Err)
	}
	var answer struct {
		Token string `json:"token"`
	}
	err := json.Unmarshal(x.Body, &answer)
	switch {
	case x.Status != http.StatusOK:
		return "", fmt.Errorf("the Privy API answered %d to the test account", x.Status)
	case err != nil || answer.Token == "":
		return "", errors.New("the Privy API answered without a token")
	}
	return answer.Token, nil
}
