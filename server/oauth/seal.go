package oauth

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
)

// Sealer encrypts what has to be kept in a form that can be read again (AES-256-GCM). Each sealed
// value is bound to a context, so that it cannot be put in another record's place.
type Sealer struct{ aead cipher.AEAD }

// NewSealer takes a key of 32 bytes.
func NewSealer(key []byte) (Sealer, error) {
	if len(key) != 32 {
		return Sealer{}, fmt.Errorf("the key has %d bytes, not 32", len(key))
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return Sealer{}, fmt.Errorf("seal: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return Sealer{}, fmt.Errorf("seal: %w", err)
	}
	return Sealer{aead}, nil
}

// sealerFrom derives a sealer from a secret that only the reader will hold again.
func sealerFrom(secret, purpose string) (Sealer, error) {
	key, err := hkdf.Key(sha256.New, []byte(secret), nil, purpose, 32)
	if err != nil {
		return Sealer{}, fmt.Errorf("derive key: %w", err)
	}
	return NewSealer(key)
}

// Seal encrypts plain for that context.
func (s Sealer) Seal(plain, context string) []byte {
	return s.aead.Seal(nil, nil, []byte(plain), []byte(context))
}

// Open decrypts what Seal made for the same context.
func (s Sealer) Open(sealed []byte, context string) (string, error) {
	plain, err := s.aead.Open(nil, nil, sealed, []byte(context))
	if err != nil {
		return "", errors.New("a sealed value does not open with this key")
	}
	return string(plain), nil
}

// NewKey returns a random key for [NewSealer].
func NewKey() []byte {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails: crypto/rand ends the process first
	return key
}
