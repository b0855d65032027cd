package issuer

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"math/big"
	"strings"
)

// randomText has n bytes of entropy, in characters that need no escaping.
func randomText(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: crypto/rand.Read crashes the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// randomDigits draws n decimal digits, each equally likely.
func randomDigits(n int) string {
	var digits strings.Builder
	for range n {
		d, err := rand.Int(rand.Reader, big.NewInt(10))
		if err != nil {
			panic("crypto/rand: " + err.Error()) // documented never to happen
		}
		digits.WriteString(d.String())
	}
	return digits.String()
}

// newDID is shaped as Privy's: the prefix and a 25-character cuid.
func newDID() string { return didPrefix + newCUID() }

func newCUID() string {
	b := make([]byte, 12)
	_, _ = rand.Read(b)
	return "c" + hex.EncodeToString(b)
}
