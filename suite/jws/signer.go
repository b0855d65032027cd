package jws

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"sync"
)

// Signer is a key pair of a client of ours, by which it proves who it is (private_key_jwt, RFC 7523 §2.2).
type Signer struct {
	id      string
	private *rsa.PrivateKey
}

// clientRSA is made once a process: a key takes longer than a whole play. It is not a [Stranger]'s.
var clientRSA = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// NewSigner returns a key of the given kid, for RS256.
func NewSigner(id string) (*Signer, error) {
	k, err := clientRSA()
	if err != nil {
		return nil, fmt.Errorf("make a key for a client: %w", err)
	}
	return &Signer{id, k}, nil
}

// NewStrangeSigner returns a signer that calls its key as [NewSigner] would, and has another one.
func NewStrangeSigner(id string) (*Signer, error) {
	k, err := strangersRSA()
	if err != nil {
		return nil, fmt.Errorf("make a key for a stranger: %w", err)
	}
	return &Signer{id, k}, nil
}

// JWKS is the JWK Set with the public key (RFC 7517 §5).
func (s *Signer) JWKS() any {
	k := describe(&s.private.PublicKey)
	k.ID = s.id
	return map[string]any{"keys": []jwk{k}}
}

// Sign makes a JWT of claims.
func (s *Signer) Sign(claims map[string]any) (string, error) {
	t := &Token{Claims: claims, payload: encoded(claims)}
	return sign(map[string]any{"alg": "RS256", "typ": "JWT", "kid": s.id}, t, "RS256", s.private)
}
