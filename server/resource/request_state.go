package resource

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"
)

// stateLifetime is how long a user has to answer a question.
const stateLifetime = 10 * time.Minute

// states make the requestState of a question, which comes back by way of the client and so may be
// anybody's making: a time, and a signature over it and over what the call was (MCP 2026-07-28, "Server
// Requirements (Basic Workflow)", 4 and 5). Nothing is kept for it, and any replica with the key reads it.
type states struct {
	key []byte
	now func() time.Time
}

// newStates signs with a key of its own, made from a secret that may have other uses.
func newStates(secret []byte, now func() time.Time) states {
	key, err := hkdf.Key(sha256.New, secret, nil, "MCP requestState", sha256.Size)
	if err != nil {
		panic(err) // of the length asked for alone, which is right
	}
	return states{key, now}
}

// seal makes a state that opens for the same call only, until it expires.
func (s states) seal(call []byte) string {
	expiry := binary.BigEndian.AppendUint64(nil, uint64(s.now().Add(stateLifetime).Unix()))
	return base64.RawURLEncoding.EncodeToString(append(expiry, s.sign(expiry, call)...))
}

// opens reports whether the state was sealed for this call and has not expired.
func (s states) opens(state string, call []byte) bool {
	raw, err := base64.RawURLEncoding.DecodeString(state)
	if err != nil || len(raw) != 8+sha256.Size {
		return false
	}
	expiry, signature := raw[:8], raw[8:]
	return hmac.Equal(signature, s.sign(expiry, call)) && uint64(s.now().Unix()) < binary.BigEndian.Uint64(expiry)
}

func (s states) sign(expiry, call []byte) []byte {
	mac := hmac.New(sha256.New, s.key)
	mac.Write(expiry)
	mac.Write(call)
	return mac.Sum(nil)
}
