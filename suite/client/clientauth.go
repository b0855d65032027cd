package client

import (
	"encoding/base64"
	"net/url"
)

// authenticate adds the client's authentication to a token endpoint request (RFC 6749 §2.3.1):
// a public client names itself in the body; Basic carries form-urlencoded parts and then the body
// names nobody.
func (r *Registration) authenticate(params *Params) {
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
	default:
		params.Values.Set("client_id", r.ClientID)
	}
}

// acting is the client that sends a token endpoint request: the player's, else the grant's own.
func (p *Player) acting(own *Registration) *Registration {
	if p.Client != nil {
		return p.Client
	}
	return own
}
