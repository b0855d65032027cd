package store

import (
	"crypto/sha256"
	"encoding/base64"
)

// Hash stands for a credential that the store must recognise but must not be able to reveal.
type Hash string

// HashOf returns the SHA-256 of value in base64url. It serves values of at least 128 random bits only:
// it has no salt and is fast, so it protects no password and no one-time code.
func HashOf(value string) Hash {
	sum := sha256.Sum256([]byte(value))
	return Hash(base64.RawURLEncoding.EncodeToString(sum[:]))
}
