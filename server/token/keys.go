package token

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"sync"
	"time"
)

// MinBits is the smallest RSA modulus the key set takes (RFC 7518 §3.3).
const MinBits = 2048

// Keys is a set of signing keys: one signs, its predecessors still verify until the last token they
// signed has expired. It is safe for concurrent use.
type Keys struct {
	mu   sync.RWMutex
	keys []key // newest first
}

type key struct {
	id      string
	private *rsa.PrivateKey
	until   time.Time // zero: still signing
}

// Generate returns a fresh RSA key of [MinBits].
func Generate() (*rsa.PrivateKey, error) {
	k, err := rsa.GenerateKey(rand.Reader, MinBits)
	if err != nil {
		return nil, fmt.Errorf("generate signing key: %w", err)
	}
	return k, nil
}

// NewKeys returns a set that signs with the given key.
func NewKeys(k *rsa.PrivateKey) *Keys {
	return &Keys{keys: []key{{id: thumbprint(&k.PublicKey), private: k}}}
}

// Rotate makes next the signing key. The one before verifies until the given time; keys whose time is
// over by now are dropped.
func (s *Keys) Rotate(next *rsa.PrivateKey, now, until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	keep := []key{{id: thumbprint(&next.PublicKey), private: next}}
	for _, k := range s.keys {
		if k.until.IsZero() {
			k.until = until
		}
		if now.Before(k.until) {
			keep = append(keep, k)
		}
	}
	s.keys = keep
}

func (s *Keys) signing() key {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.keys[0]
}

// Public returns the verification key of that id, or false.
func (s *Keys) Public(id string) (crypto.PublicKey, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, k := range s.keys {
		if k.id == id {
			return &k.private.PublicKey, true
		}
	}
	return nil, false
}

// JWK is the public part of one RSA key (RFC 7517 §4, RFC 7518 §6.3.1).
type JWK struct {
	KeyType   string `json:"kty"`
	Use       string `json:"use"`
	Algorithm string `json:"alg"`
	KeyID     string `json:"kid"`
	Modulus   string `json:"n"`
	Exponent  string `json:"e"`
}

// Set is a JWK Set (RFC 7517 §5).
type Set struct {
	Keys []JWK `json:"keys"`
}

// JWKS returns the public keys, the signing one first.
func (s *Keys) JWKS() Set {
	s.mu.RLock()
	defer s.mu.RUnlock()
	set := Set{Keys: make([]JWK, 0, len(s.keys))}
	for _, k := range s.keys {
		n, e := components(&k.private.PublicKey)
		set.Keys = append(set.Keys, JWK{KeyType: "RSA", Use: "sig", Algorithm: "RS256", KeyID: k.id, Modulus: n, Exponent: e})
	}
	return set
}

// thumbprint names a key by its contents (RFC 7638 §3), so that two sets never disagree about a kid.
func thumbprint(k *rsa.PublicKey) string {
	n, e := components(k)
	sum := sha256.Sum256([]byte(`{"e":"` + e + `","kty":"RSA","n":"` + n + `"}`))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func components(k *rsa.PublicKey) (n, e string) {
	return base64.RawURLEncoding.EncodeToString(k.N.Bytes()),
		base64.RawURLEncoding.EncodeToString(big.NewInt(int64(k.E)).Bytes())
}
