package jws

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

// Token is a JWS whose payload is a JSON object, as a JWT is.
type Token struct {
	Header, Claims map[string]any // numbers are json.Number, spelt as in the token

	header, payload, signature string // as they stand in the compact form
}

// Parse reads a compact JWS. It is false for everything else: an opaque token, a JWE, a payload that
// is no JSON object.
func Parse(compact string) (*Token, bool) {
	parts := strings.Split(compact, ".")
	if len(parts) != 3 {
		return nil, false
	}
	t := &Token{header: parts[0], payload: parts[1], signature: parts[2]}
	t.Header, t.Claims = object(t.header), object(t.payload)
	return t, t.Header != nil && t.Claims != nil
}

// Text returns a claim that is a string; "" for any other.
func (t *Token) Text(claim string) string {
	text, _ := t.Claims[claim].(string)
	return text
}

// Time returns a claim that is a NumericDate (RFC 7519 §2).
func (t *Token) Time(claim string) (time.Time, bool) {
	number, ok := t.Claims[claim].(json.Number)
	if !ok {
		return time.Time{}, false
	}
	seconds, err := number.Float64()
	if err != nil || seconds < 0 || seconds > 1e11 {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(seconds * 1000)), true
}

func object(part string) map[string]any {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var members map[string]any
	if decoder.Decode(&members) != nil {
		return nil
	}
	return members
}
