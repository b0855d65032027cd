package jws

import "encoding/json"

// PrivateMembers are the members of a JWK that only its owner may know: of RSA, elliptic curve and
// octet keys (RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 8037 §2).
var PrivateMembers = []string{"d", "p", "q", "dp", "dq", "qi", "oth", "k"}

// Members reads the keys of a JWK Set (RFC 7517 §5) as they stand there, whatever they hold. The
// problem says why the document is no JWK Set; "" where it is one.
func Members(document []byte) (keys []map[string]any, problem string) {
	var set map[string]json.RawMessage
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, "no JSON object"
	}
	if set["keys"] == nil {
		return nil, "no member keys"
	}
	if err := json.Unmarshal(set["keys"], &keys); err != nil || keys == nil {
		return nil, "keys is not an array of objects"
	}
	return keys, ""
}
