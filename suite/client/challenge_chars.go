package client

import "strings"

func (s *challengeScanner) peek() byte {
	if s.pos >= len(s.text) {
		return 0
	}
	return s.text[s.pos]
}

func (s *challengeScanner) skip(set string) {
	s.while(func(b byte) bool { return strings.IndexByte(set, b) >= 0 })
}

func (s *challengeScanner) while(accept func(byte) bool) {
	for s.pos < len(s.text) && accept(s.text[s.pos]) {
		s.pos++
	}
}

// token reads a token (RFC 9110 §5.6.2); "" when none stands here.
func (s *challengeScanner) token() string {
	start := s.pos
	s.while(isTokenChar)
	return s.text[start:s.pos]
}

func isAlnum(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

func isTokenChar(b byte) bool {
	return isAlnum(b) || strings.IndexByte("!#$%&'*+-.^_`|~", b) >= 0
}

func isToken68(b byte) bool {
	return isAlnum(b) || strings.IndexByte("-._~+/", b) >= 0
}

// excerpt is the start of a header, short enough for a sentence.
func excerpt(s string) string {
	const most = 40
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
