package jws

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
)

// ParseSigner reads the private RSA key of a client, in PEM. The error says what is wrong with it, and
// nothing of what it holds.
func ParseSigner(text []byte) (*Signer, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New("it holds no PEM block")
	}
	if k, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return &Signer{private: k}, nil
	}
	k, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, errors.New("it holds no private key (PKCS #8 or PKCS #1) that can be read; one with a passphrase cannot")
	}
	private, ok := k.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("it is no RSA key, and assertions are signed with RS256, as ChatGPT signs them")
	}
	return &Signer{private: private}, nil
}

// Among finds the public part of the key in a key set, and returns the signer under the kid it has there.
func (s *Signer) Among(keys []Key) (*Signer, bool) {
	for _, k := range keys {
		if s.private.PublicKey.Equal(k.Public) {
			return &Signer{k.ID, s.private}, true
		}
	}
	return nil, false
}
