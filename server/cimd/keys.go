package cimd

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/mcpconform/mcpconform/server/token"
)

// Key is a public key of a client.
type Key struct {
	ID     string // kid; "" when it has none
	Public crypto.PublicKey
}

type jwk struct {
	KeyType string `json:"kty"`
	Use     string `json:"use"`
	KeyID   string `json:"kid"`
	N       string `json:"n"`
	E       string `json:"e"`
	Curve   string `json:"crv"`
	X       string `json:"x"`
	Y       string `json:"y"`
}

// maxBits is the longest RSA modulus that is taken. Verifying takes time that grows with its square, and a
// stranger's key set has room for one of half a million bits.
const maxBits = 8192

// ParseKeys reads a JWK Set (RFC 7517 §5): RSA keys that are long enough, and not too long, and keys on
// P-256. Others, and those for encryption, are left out.
func ParseKeys(document []byte) ([]Key, error) {
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, fmt.Errorf("read the key set: %w", err)
	}
	var keys []Key
	for _, k := range set.Keys {
		if public := k.public(); public != nil && k.Use != "enc" {
			keys = append(keys, Key{k.KeyID, public})
		}
	}
	return keys, nil
}

func (k jwk) public() crypto.PublicKey {
	switch {
	case k.KeyType == "RSA":
		n, e := number(k.N), number(k.E)
		if n.BitLen() >= token.MinBits && n.BitLen() <= maxBits && e.IsInt64() && e.Int64() > 1 && e.BitLen() < 32 {
			return &rsa.PublicKey{N: n, E: int(e.Int64())}
		}
	case k.KeyType == "EC" && k.Curve == "P-256":
		x, y := octets(k.X), octets(k.Y)
		if len(x) != 32 || len(y) != 32 {
			return nil
		}
		public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(append([]byte{4}, x...), y...))
		if err == nil {
			return public
		}
	}
	return nil
}

func number(encoded string) *big.Int { return new(big.Int).SetBytes(octets(encoded)) }

func octets(encoded string) []byte {
	raw, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return nil
	}
	return raw
}
