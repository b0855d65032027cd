package client

import (
	"crypto/rand"
	"encoding/base64"
	"net/url"
	"time"
)

// AssertionType is the client_assertion_type of a JWT (RFC 7523 §2.2).
const AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

// Public reports whether the client has nothing to authenticate by.
func (r *Registration) Public() bool { return r.Secret == "" && r.Key == nil }

// authenticate adds a client's authentication to a token endpoint request (RFC 6749 §2.3.1, RFC 7523
// §2.2): a public client names itself in the body; Basic carries form-urlencoded parts and then the body
// names nobody.
func (p *Player) authenticate(r *Registration, params *Params) {
	if r == nil {
		return
	}
	switch r.AuthMethod {
	case "client_secret_basic":
		pair := url.QueryEscape(r.ClientID) + ":" + url.QueryEscape(r.Secret)
		params.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(pair)))
	case "client_secret_post":
		params.Values.Set("client_id", r.ClientID)
		params.Values.Set("client_secret", r.Secret)
	case "private_key_jwt":
		params.Values.Set("client_id", r.ClientID)
		Asserting(p.Assertion(r, nil))(params)
	default:
		params.Values.Set("client_id", r.ClientID)
	}
}

// Assertion is a JWT by which a client with a key proves who it is, as the host makes it: its audience
// is the token endpoint. change, if any, sees the claims before they are signed. It is empty for a client
// without a key.
func (p *Player) Assertion(r *Registration, change func(claims map[string]any)) string {
	if r.Key == nil || p.AS == nil {
		return ""
	}
	const life = 5 * time.Minute
	claims := map[string]any{
		"iss": r.ClientID, "sub": r.ClientID, "aud": p.AS.TokenEndpoint, "jti": rand.Text(),
		"iat": p.now().Unix(), "exp": p.now().Add(life).Unix(),
	}
	if change != nil {
		change(claims)
	}
	signed, err := r.Key.Sign(claims)
	if err != nil { // the key was made here, for this algorithm
		return ""
	}
	p.taint("client_assertion", signed)
	return signed
}

// Asserting authenticates by a client assertion.
func Asserting(assertion string) Option {
	return func(p *Params) {
		p.Values.Set("client_assertion_type", AssertionType)
		p.Values.Set("client_assertion", assertion)
	}
}

// Named sends the client_id and nothing that proves it.
func Named(r *Registration) Option {
	return func(p *Params) {
		Anonymous()(p)
		p.Values.Set("client_id", r.ClientID)
	}
}

// Anonymous takes away all that says who the client is.
func Anonymous() Option {
	return func(p *Params) {
		for _, name := range []string{"client_id", "client_secret", "client_assertion", "client_assertion_type"} {
			p.Values.Del(name)
		}
		p.Header["Authorization"] = nil
	}
}

// acting is the client that sends a token endpoint request: the player's, else the grant's own.
func (p *Player) acting(own *Registration) *Registration {
	if p.Client != nil {
		return p.Client
	}
	return own
}
