package oauth

import (
	"crypto/rand"
	"encoding/base64"
)

// Secrets makes every random value the server gives away.
type Secrets struct {
	Fill   func([]byte)             // source of randomness; crypto/rand if nil
	OnMint func(kind, value string) // is told of every credential made; may be nil
}

// New returns 256 random bits in base64url (RFC 6749 §10.10 asks for 160), and tells OnMint.
func (s Secrets) New(kind string) string {
	value := s.ID()
	s.Told(kind, value)
	return value
}

// ID returns a random name that is not a credential.
func (s Secrets) ID() string {
	b := make([]byte, 32)
	if s.Fill != nil {
		s.Fill(b)
	} else {
		_, _ = rand.Read(b) // never fails: crypto/rand ends the process first
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// Told passes on a credential that was made elsewhere, such as a signed token.
func (s Secrets) Told(kind, value string) {
	if s.OnMint != nil {
		s.OnMint(kind, value)
	}
}
