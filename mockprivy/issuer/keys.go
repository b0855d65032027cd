package issuer

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"sync"
	"time"
)

// signingKey is an ES256 key (P-256) in the forms its readers want.
type signingKey struct {
	private *ecdsa.PrivateKey
	pem     string
	jwk     jwk
	// needed is when the last token it signed expires.
	needed time.Time
}

// jwk is a public EC key by RFC 7517 and RFC 7518 §6.2.1.
type jwk struct {
	KeyType string `json:"kty"`
	Curve   string `json:"crv"`
	X       string `json:"x"`
	Y       string `json:"y"`
	KeyID   string `json:"kid"`
	Use     string `json:"use"`
	Alg     string `json:"alg"`
}

func newSigningKey() (*signingKey, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("generate an ES256 key: %w", err)
	}
	spki, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("encode the public key: %w", err)
	}
	point, err := private.PublicKey.Bytes() // 4 ‖ X ‖ Y, SEC 1 §2.3.3
	if err != nil {
		return nil, fmt.Errorf("encode the public key: %w", err)
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: spki})
	return &signingKey{private: private, pem: string(block), jwk: newJWK(point[1:33], point[33:])}, nil
}

func newJWK(x, y []byte) jwk {
	enc := base64.RawURLEncoding
	k := jwk{KeyType: "EC", Curve: "P-256", X: enc.EncodeToString(x), Y: enc.EncodeToString(y), Use: "sig", Alg: "ES256"}
	// RFC 7638: the thumbprint is over the required members in this order.
	sum := sha256.Sum256(fmt.Appendf(nil, `{"crv":"P-256","kty":"EC","x":%q,"y":%q}`, k.X, k.Y))
	k.KeyID = enc.EncodeToString(sum[:])
	return k
}

// keyRing holds the key that signs and the earlier ones still needed.
type keyRing struct {
	mu   sync.Mutex
	keys []*signingKey // the current one first
}

func newKeyRing() (*keyRing, error) {
	k, err := newSigningKey()
	if err != nil {
		return nil, err
	}
	return &keyRing{keys: []*signingKey{k}}, nil
}

func (r *keyRing) current() *signingKey {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.keys[0]
}

// signer returns the current key and notes how long it will be needed.
func (r *keyRing) signer(until time.Time) *signingKey {
	r.mu.Lock()
	defer r.mu.Unlock()
	k := r.keys[0]
	if until.After(k.needed) {
		k.needed = until
	}
	return k
}

func (r *keyRing) rotate(now time.Time, dropOld bool) error {
	k, err := newSigningKey()
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if dropOld {
		r.keys = nil
	}
	r.keys = append([]*signingKey{k}, r.stillNeeded(now)...)
	return nil
}

// published are the keys of the JWKS at this time.
func (r *keyRing) published(now time.Time) []jwk {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys = append(r.keys[:1:1], withoutExpired(r.keys[1:], now)...)
	keys := make([]jwk, 0, len(r.keys))
	for _, k := range r.keys {
		keys = append(keys, k.jwk)
	}
	return keys
}

func (r *keyRing) stillNeeded(now time.Time) []*signingKey { return withoutExpired(r.keys, now) }

func withoutExpired(keys []*signingKey, now time.Time) []*signingKey {
	var kept []*signingKey
	for _, k := range keys {
		if k.needed.After(now) {
			kept = append(kept, k)
		}
	}
	return kept
}
