package wire

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// jwt is what stays readable of a JWT: its header and claims, as they were sent.
type jwt struct{ header, claims string }

// parseJWT returns nil for whatever is no signed (or deliberately unsigned) JWT.
func parseJWT(value string) *jwt {
	parts := strings.Split(value, ".")
	if len(parts) != 3 {
		return nil
	}
	header, claims := jsonPart(parts[0]), jsonPart(parts[1])
	if header == "" || claims == "" {
		return nil
	}
	return &jwt{header: header, claims: claims}
}

func jsonPart(part string) string {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil || !bytes.HasPrefix(raw, []byte("{")) {
		return ""
	}
	var compact bytes.Buffer
	if json.Compact(&compact, raw) != nil {
		return ""
	}
	return compact.String()
}

// readable returns «kind:mark header={…} claims={…}». The parts lose their quotes, so that they can
// stand inside JSON, a URL or an attribute without breaking it; credentials in them are redacted.
func (s *secrets) readable(sec *secret, label string) string {
	if sec.jwt == nil {
		return label
	}
	return strings.TrimSuffix(label, "»") + " header=" + s.harmless(sec.jwt.header) + " claims=" + s.harmless(sec.jwt.claims) + "»"
}

func (s *secrets) harmless(document string) string {
	const most = 1000
	text := s.write(document, redaction{})
	if len(text) > most {
		text = s.write(document[:min(len(document), most)], redaction{cutOff: true}) + "…"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '\\':
			return -1
		case r < ' ' || r == '<' || r == '>' || r == '&':
			return '?'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// findJWTs calls found for every JWT in text. In an unbroken run of characters it tries the first
// few places only, so that its cost stays linear.
func findJWTs(text string, found func(string)) {
	const tries = 8
	for {
		at := strings.Index(text, "eyJ")
		if at < 0 {
			return
		}
		text = text[at:]
		end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && !isBase64URL(r) })
		if end < 0 {
			end = len(text)
		}
		run := text[:end]
		text = text[end:]
		for range tries {
			if token, ok := threeParts(run); ok {
				found(token)
				break
			}
			next := strings.Index(run[1:], "eyJ")
			if next < 0 {
				break
			}
			run = run[1+next:]
		}
	}
}

// threeParts returns the first three parts of dotted text, if they are a JWT.
func threeParts(text string) (string, bool) {
	parts := strings.SplitN(text, ".", 4)
	if len(parts) < 3 {
		return "", false
	}
	token := strings.Join(parts[:3], ".")
	return token, parseJWT(token) != nil
}

func isBase64URL(r rune) bool {
	return r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
