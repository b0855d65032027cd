package jws

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"strconv"
)

// Prolonged is the token with a later expiry under the old signature: only a server that checks the
// signature can tell. A token without exp gets one. It still holds the signature of the true token,
// so it is to be kept as secret as that.
func (t *Token) Prolonged() string {
	claims := maps.Clone(t.Claims)
	claims["exp"] = json.Number("4102444800") // 2100
	if exp, ok := t.Time("exp"); ok {
		const day = 24 * 60 * 60
		claims["exp"] = json.Number(strconv.FormatInt(exp.Unix()+day, 10))
	}
	return t.header + "." + encoded(claims) + "." + t.signature
}

// Unsigned says the same under a header with alg "none" and without a signature (RFC 7518 §3.6). The
// word is given, since verifiers differ in the spellings they take for it.
func (t *Token) Unsigned(none string) string {
	header := map[string]any{"alg": none}
	if typ, ok := t.Header["typ"]; ok {
		header["typ"] = typ
	}
	return encoded(header) + "." + t.payload + "."
}

// Altered is the token with other members in its header and claims, to be signed by a [Stranger].
func (t *Token) Altered(header, claims map[string]any) *Token {
	h, c := maps.Clone(t.Header), maps.Clone(t.Claims)
	maps.Copy(h, header)
	maps.Copy(c, claims)
	return &Token{Header: h, Claims: c, header: encoded(h), payload: encoded(c)}
}

// Cut is the token with its signature cut off.
func (t *Token) Cut() string { return t.header + "." + t.payload + "." }

func encoded(members map[string]any) string {
	raw, err := json.Marshal(members)
	if err != nil { // it was read from JSON
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}
