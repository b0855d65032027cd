package wire

import (
	"net/http"
	"strings"
)

// exporter turns what was on the wire into text for people: redacted, valid UTF-8.
type exporter struct {
	secrets  *secrets
	keep     int
	readable map[*secret]string
}

func (e *exporter) text(s string) string { return e.write(s, false) }

func (e *exporter) body(b []byte, cutOff bool) string { return e.write(string(b), cutOff) }

func (e *exporter) write(text string, cutOff bool) string {
	text = e.secrets.write(text, redaction{cutOff: cutOff, readable: e.label})
	return strings.ToValidUTF8(text, "\uFFFD")
}

// label shows what can be shown of a JWT, computed once for an export.
func (e *exporter) label(s *secret, label string) string {
	text, known := e.readable[s]
	if !known {
		text = e.secrets.readable(s, label)
		e.readable[s] = text
	}
	return text
}

// header redacts by value like the rest, and beyond that by structure: in these headers whatever is
// no plain word is a credential, even if nobody ever registered it.
func (e *exporter) header(h map[string][]string) map[string][]string {
	out := make(map[string][]string, len(h))
	for name, values := range h {
		for _, value := range values {
			switch http.CanonicalHeaderKey(name) {
			case "Authorization", "Proxy-Authorization":
				value = e.authorization(value)
			case "Cookie":
				value = e.cookies(value)
			case "Set-Cookie":
				pair, attributes, found := strings.Cut(value, ";")
				value = e.cookie(pair)
				if found {
					value += ";" + e.text(attributes)
				}
			default:
				value = e.text(value)
			}
			out[name] = append(out[name], value)
		}
	}
	return out
}

func (e *exporter) authorization(value string) string {
	scheme, credentials, found := strings.Cut(value, " ")
	if !found {
		return e.whole("bearer", value)
	}
	return e.text(scheme) + " " + e.whole("bearer", strings.TrimSpace(credentials))
}

func (e *exporter) cookies(value string) string {
	pairs := strings.Split(value, ";")
	for i, pair := range pairs {
		pairs[i] = e.cookie(pair)
	}
	return strings.Join(pairs, ";")
}

func (e *exporter) cookie(pair string) string {
	name, value, found := strings.Cut(pair, "=")
	if !found {
		return e.text(pair)
	}
	return e.text(name) + "=" + e.whole("cookie", value)
}

// whole redacts a value of which nothing may remain.
func (e *exporter) whole(kind, value string) string {
	if value == "" || wordlike(value) {
		return value
	}
	text := e.text(value)
	if strings.HasPrefix(text, "«") && strings.HasSuffix(text, "»") && strings.Count(text, "«") == 1 {
		return text
	}
	return e.secrets.fingerprint(kind, value)
}
