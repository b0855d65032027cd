package token

import "time"

// IDToken is an ID token in the clear (OpenID Connect Core §2).
type IDToken struct {
	Issuer    string
	Subject   string
	ClientID  string // the audience
	Nonce     string // of the authorization request; "" if it had none
	IssuedAt  time.Time
	ExpiresAt time.Time
	// AuthenticatedAt is when the user logged in; zero if that is not known.
	AuthenticatedAt time.Time
}

// SignIDToken returns the compact JWT, signed with the set's current key. Neither its type nor its
// audience is that of an access token, so that it cannot pass for one (RFC 9068 §5).
func (s Signer) SignIDToken(i IDToken) (string, error) {
	claims := map[string]any{
		"iss": i.Issuer, "sub": i.Subject, "aud": i.ClientID, "iat": i.IssuedAt.Unix(), "exp": i.ExpiresAt.Unix(),
	}
	if i.Nonce != "" {
		claims["nonce"] = i.Nonce
	}
	if !i.AuthenticatedAt.IsZero() {
		claims["auth_time"] = i.AuthenticatedAt.Unix()
	}
	return s.SignClaims(claims)
}
