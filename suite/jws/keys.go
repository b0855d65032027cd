package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
)

// Key is a public key of a JWK Set.
type Key struct {
	ID     string // kid; "" when it has none
	Public crypto.PublicKey
}

// jwk holds the members of a public key (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2).
type jwk struct {
	KeyType  string `json:"kty"`
	ID       string `json:"kid,omitempty"`
	Modulus  string `json:"n,omitempty"`
	Exponent string `json:"e,omitempty"`
	Curve    string `json:"crv,omitempty"`
	X        string `json:"x,omitempty"`
	Y        string `json:"y,omitempty"`
}

// ParseKeys reads a JWK Set (RFC 7517 §5). Keys of a kind that is not known here, or that cannot be
// read, are left out, as the RFC says; it is an error when the document is no JWK Set.
func ParseKeys(document []byte) ([]Key, error) {
	var set struct {
		Keys *[]json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, fmt.Errorf("no JSON object: %w", err)
	}
	if set.Keys == nil {
		return nil, fmt.Errorf("no member keys")
	}
	var keys []Key
	for _, raw := range *set.Keys {
		var k jwk
		if json.Unmarshal(raw, &k) != nil {
			continue
		}
		if public := k.public(); public != nil {
			keys = append(keys, Key{ID: k.ID, Public: public})
		}
	}
	return keys, nil
}

func (k *jwk) public() crypto.PublicKey {
	switch k.KeyType {
	case "RSA":
		n, e := number(k.Modulus), number(k.Exponent)
		if n.Sign() == 0 || !e.IsInt64() || e.Int64() < 2 || e.Int64() > 1<<31 {
			return nil
		}
		return &rsa.PublicKey{N: n, E: int(e.Int64())}
	case "EC":
		return k.point()
	case "OKP":
		raw, err := base64.RawURLEncoding.DecodeString(k.X)
		if err != nil || k.Curve != "Ed25519" || len(raw) != ed25519.PublicKeySize {
			return nil
		}
		return ed25519.PublicKey(raw)
	}
	return nil
}

var curves = map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}

func (k *jwk) point() crypto.PublicKey {
	curve := curves[k.Curve]
	if curve == nil {
		return nil
	}
	size := (curve.Params().BitSize + 7) / 8
	x, y := number(k.X), number(k.Y)
	if x.BitLen() > 8*size || y.BitLen() > 8*size {
		return nil
	}
	point := append([]byte{4}, x.FillBytes(make([]byte, size))...)
	key, err := ecdsa.ParseUncompressedPublicKey(curve, append(point, y.FillBytes(make([]byte, size))...))
	if err != nil {
		return nil
	}
	return key
}

func number(text string) *big.Int {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return new(big.Int)
	}
	return new(big.Int).SetBytes(raw)
}
