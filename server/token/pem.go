package token

import (
	"crypto/rsa"
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

// ParseKey reads an RSA private key from PEM (PKCS #1 or #8) and, if public is not empty, checks that
// it is the other half. Its errors name the fault, never the key.
func ParseKey(private, public string) (*rsa.PrivateKey, error) {
	k, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(private))
	if err != nil {
		return nil, errors.New("is not an RSA private key in PEM")
	}
	if k.N.BitLen() < MinBits {
		return nil, fmt.Errorf("has %d bits; %d are the least", k.N.BitLen(), MinBits)
	}
	if public == "" {
		return k, nil
	}
	p, err := jwt.ParseRSAPublicKeyFromPEM([]byte(public))
	if err != nil {
		return nil, errors.New("comes with a public key that is not RSA in PEM")
	}
	if !p.Equal(&k.PublicKey) {
		return nil, errors.New("and the public key are not one pair")
	}
	return k, nil
}
