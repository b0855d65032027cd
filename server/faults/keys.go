package faults

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"maps"

	"github.com/mcpconform/mcpconform/server/token"
)

// keysWith is a key set whose keys have other members too; a member that is nil is taken out.
func keysWith(set token.Set, members map[string]any) map[string][]map[string]any {
	published := keysAnd(set)
	for _, k := range published["keys"] {
		maps.Copy(k, members)
		maps.DeleteFunc(k, func(_ string, v any) bool { return v == nil })
	}
	return published
}

// keysAnd is a key set with more keys, behind its own.
func keysAnd(set token.Set, more ...map[string]any) map[string][]map[string]any {
	raw, err := json.Marshal(set)
	published := map[string][]map[string]any{}
	if err == nil {
		err = json.Unmarshal(raw, &published)
	}
	if err != nil {
		return nil // a key set is JSON
	}
	published["keys"] = append(published["keys"], more...)
	return published
}

// randomKeyPart is a number of that many bytes, as long as it can be.
func randomKeyPart(bytes int) string {
	b := make([]byte, bytes)
	_, _ = rand.Read(b) // never fails
	b[0] |= 0x80
	return base64.RawURLEncoding.EncodeToString(b)
}

// unsigned is a JWT that nobody signed.
func unsigned(claims map[string]any) string {
	raw, err := json.Marshal(claims)
	if err != nil {
		return ""
	}
	header := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"JWT"}`))
	return header + "." + base64.RawURLEncoding.EncodeToString(raw) + "."
}
