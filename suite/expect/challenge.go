package expect

import (
	"net/http"
	"regexp"
	"strings"
)

// bearerChallenge returns the parameters of the first Bearer challenge (RFC 9110 §11.6.1), names in
// lower case. It forgives what suite/client reports as problems of a challenge: here only its
// meaning counts.
func bearerChallenge(h http.Header) (map[string]string, bool) {
	for _, line := range h.Values("WWW-Authenticate") {
		if params, found := bearerIn(line); found {
			return params, true
		}
	}
	return nil, false
}

var (
	scheme    = regexp.MustCompile(`^[\s,]*([A-Za-z0-9!#$%&'*+.^_|~-]+)(?:\s+|$)`)
	parameter = regexp.MustCompile(`^[\s,]*([A-Za-z0-9!#$%&'*+.^_|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))`)
	token68   = regexp.MustCompile(`^[A-Za-z0-9._~+/-]+=*\s*(?:,|$)`)
	escaped   = regexp.MustCompile(`\\(.)`)
)

// bearerIn walks over one header line, which may hold several challenges.
func bearerIn(line string) (map[string]string, bool) {
	var params map[string]string
	for line != "" {
		if found := parameter.FindStringSubmatch(line); found != nil {
			line = line[len(found[0]):]
			if params != nil {
				params[strings.ToLower(found[1])] = escaped.ReplaceAllString(found[2], "$1") + found[3]
			}
			continue
		}
		found := scheme.FindStringSubmatch(line)
		if found == nil || params != nil {
			break
		}
		line = line[len(found[0]):]
		if strings.EqualFold(found[1], "Bearer") {
			params = map[string]string{}
		}
		line = line[len(token68.FindString(line)):]
	}
	return params, params != nil
}
