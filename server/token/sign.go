package token

import (
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

// Signer turns an access token into its wire form.
type Signer struct {
	Keys *Keys
}

// Sign returns the compact JWT, signed with the set's current key.
func (s Signer) Sign(a Access) (string, error) {
	k := s.Keys.signing()
	t := jwt.NewWithClaims(jwt.SigningMethodRS256, a.claims())
	t.Header["typ"], t.Header["kid"] = Type, k.id
	return signed(t, k)
}

// SignClaims signs a JWT of no particular type, with the set's current key.
func (s Signer) SignClaims(claims map[string]any) (string, error) {
	k := s.Keys.signing()
	t := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims(claims))
	t.Header["kid"] = k.id
	return signed(t, k)
}

// SignJWT signs any JWT under the given header, whose alg is RS256, with the set's current key.
func (s Signer) SignJWT(header, claims map[string]any) (string, error) {
	return signed(&jwt.Token{Header: header, Claims: jwt.MapClaims(claims), Method: jwt.SigningMethodRS256}, s.Keys.signing())
}

func signed(t *jwt.Token, k key) (string, error) {
	raw, err := t.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("sign token: %w", err)
	}
	return raw, nil
}
