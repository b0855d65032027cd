package faults

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/token"
)

// unverified reads the claims of a JWT and believes them.
func unverified(raw string) (*token.Access, error) {
	var c struct {
		ID       string          `json:"jti"`
		Issuer   string          `json:"iss"`
		Subject  string          `json:"sub"`
		Audience json.RawMessage `json:"aud"`
		ClientID string          `json:"client_id"`
		Scope    string          `json:"scope"`
		IssuedAt int64           `json:"iat"`
		Expires  int64           `json:"exp"`
	}
	if err := part(raw, 1, &c); err != nil {
		return nil, err
	}
	return &token.Access{
		ID: c.ID, Issuer: c.Issuer, Subject: c.Subject, Audience: strings.Trim(string(c.Audience), `[]"`),
		ClientID: c.ClientID, Scope: c.Scope,
		IssuedAt: time.Unix(c.IssuedAt, 0), ExpiresAt: time.Unix(c.Expires, 0),
	}, nil
}

// algorithm is the alg that a JWT claims for itself, in lower case.
func algorithm(raw string) string {
	var h struct {
		Algorithm string `json:"alg"`
	}
	if part(raw, 0, &h) != nil {
		return ""
	}
	return strings.ToLower(h.Algorithm)
}

// part decodes one of the first two parts of a compact JWT.
func part(raw string, i int, into any) error {
	parts := strings.Split(raw, ".")
	if len(parts) != 3 {
		return fmt.Errorf("%w: it is not a JWT", token.ErrInvalid)
	}
	b, err := base64.RawURLEncoding.DecodeString(parts[i])
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		return fmt.Errorf("%w: it cannot be decoded", token.ErrInvalid)
	}
	return nil
}
