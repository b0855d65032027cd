package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"maps"
	"math/big"
	"strings"
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

// Stranger is somebody who has a key pair of the right kind, and not the right one.
type Stranger struct {
	private any // as golang-jwt takes it
	public  crypto.PublicKey
}

// strangersRSA is made once a process: a key takes longer than a whole play.
var strangersRSA = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// NewStranger makes a key for the algorithm of the token. It is an error where the algorithm is not
// known here.
func NewStranger(alg string) (*Stranger, error) {
	switch {
	case !known(alg):
		return nil, fmt.Errorf("the algorithm %q is not known here", alg)
	case strings.HasPrefix(alg, "HS"):
		secret := make([]byte, 64)
		_, err := rand.Read(secret)
		return &Stranger{private: secret}, err
	case strings.HasPrefix(alg, "ES"):
		k, err := ecdsa.GenerateKey(curveOf[alg], rand.Reader)
		if err != nil {
			return nil, err
		}
		return &Stranger{k, &k.PublicKey}, nil
	case alg == "EdDSA":
		public, private, err := ed25519.GenerateKey(rand.Reader)
		return &Stranger{private, public}, err
	}
	k, err := strangersRSA()
	if err != nil {
		return nil, err
	}
	return &Stranger{k, &k.PublicKey}, nil
}

var curveOf = map[string]elliptic.Curve{"ES256": elliptic.P256(), "ES384": elliptic.P384(), "ES512": elliptic.P521()}

// Forge says what the token says, under its own header, signed by the stranger.
func (s *Stranger) Forge(t *Token) (string, error) { return sign(t.Header, t, t.Alg(), s.private) }

// ForgeWithKey is [Stranger.Forge] with the stranger's key in the header (RFC 7515 §4.1.3) and no
// kid; "" for a key that is not public.
func (s *Stranger) ForgeWithKey(t *Token) (string, error) {
	if s.public == nil {
		return "", nil
	}
	header := maps.Clone(t.Header)
	delete(header, "kid")
	header["jwk"] = describe(s.public)
	return sign(header, t, t.Alg(), s.private)
}

// MACed says what the token says under HS256, with the octets of the public key for a secret: PEM as
// libraries write it, with and without the line's end.
func (t *Token) MACed(public crypto.PublicKey) ([]string, error) {
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, err
	}
	header := maps.Clone(t.Header)
	header["alg"] = "HS256"
	secret := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	var forged []string
	for _, s := range []string{string(secret), strings.TrimSuffix(string(secret), "\n")} {
		one, err := sign(header, t, "HS256", []byte(s))
		if err != nil {
			return nil, err
		}
		forged = append(forged, one)
	}
	return forged, nil
}

func sign(header map[string]any, t *Token, alg string, key any) (string, error) {
	head := encoded(header)
	signature, err := jwt.GetSigningMethod(alg).Sign(head+"."+t.payload, key)
	if err != nil {
		return "", fmt.Errorf("sign with %s: %w", alg, err)
	}
	return head + "." + t.payload + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

// describe writes a public key down (RFC 7518 §6, RFC 8037 §2).
func describe(public crypto.PublicKey) jwk {
	e := base64.RawURLEncoding.EncodeToString
	switch k := public.(type) {
	case *rsa.PublicKey:
		return jwk{KeyType: "RSA", Modulus: e(k.N.Bytes()), Exponent: e(big.NewInt(int64(k.E)).Bytes())}
	case *ecdsa.PublicKey:
		point, err := k.Bytes() // 4, x, y
		if err != nil {
			return jwk{}
		}
		half := (len(point) - 1) / 2
		return jwk{KeyType: "EC", Curve: k.Params().Name, X: e(point[1 : 1+half]), Y: e(point[1+half:])}
	case ed25519.PublicKey:
		return jwk{KeyType: "OKP", Curve: "Ed25519", X: e(k)}
	}
	return jwk{}
}
