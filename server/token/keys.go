package token

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"time"
)

// MinBits is the smallest RSA modulus the key set takes (RFC 7518 §3.3).
const MinBits = 2048

// Keys is a set of signing keys: one signs, its predecessors still verify until the last token they
// signed has expired. It is safe for concurrent use.
type Keys struct {
	now func() time.Time

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

// NewKeys returns a set that signs with the given key and goes by the given clock.
func NewKeys(k *rsa.PrivateKey, now func() time.Time) *Keys {
	return &Keys{now: now, keys: []key{{id: thumbprint(&k.PublicKey), private: k}}}
}

// Rotate makes next the signing key. The one before verifies until the given time.
func (s *Keys) Rotate(next *rsa.PrivateKey, until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.good()
	before[0].until = until // the one that signed
	s.keys = append([]key{{id: thumbprint(&next.PublicKey), private: next}}, before...)
}

func (s *Keys) signing() key {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.keys[0]
}

// good are copies of the keys that verify now. The caller holds the lock.
func (s *Keys) good() []key {
	now := s.now()
	return slices.DeleteFunc(slices.Clone(s.keys), func(k key) bool { return !k.until.IsZero() && !now.Before(k.until) })
}

// Public returns the verification key of that id, or false.
func (s *Keys) Public(id string) (crypto.PublicKey, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, k := range s.good() {
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

// JWKS returns the public keys that verify now, the signing one first.
func (s *Keys) JWKS() Set {
	s.mu.RLock()
	defer s.mu.RUnlock()
	good := s.good()
	set := Set{Keys: make([]JWK, 0, len(good))}
	for _, k := range good {
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
