package client

import "strings"

// challengeScanner reads #challenge of RFC 9110 §11.6.1:
//
//	challenge  = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
//	auth-param = token BWS "=" BWS ( token / quoted-string )
//
// A list element that starts with token BWS "=" is a parameter of the challenge before it; any other
// starts a new challenge.
type challengeScanner struct {
	text  string
	pos   int
	found []*Challenge
	// open is true while parameters may follow: the scheme was followed by a space.
	open bool
}

func (s *challengeScanner) scan() {
	for {
		s.skip(" \t,")
		if s.pos >= len(s.text) {
			return
		}
		s.element()
	}
}

func (s *challengeScanner) element() {
	start := s.pos
	name := s.token()
	if name == "" {
		s.current().problem("%q does not start with a token", excerpt(s.text[start:]))
		s.resync()
		return
	}
	afterName := s.pos
	s.skip(" \t")
	if s.peek() == '=' {
		s.pos++
		s.skip(" \t")
		s.param(name)
		return
	}
	s.pos = afterName
	s.scheme(name)
}

// param reads the value of a parameter.
func (s *challengeScanner) param(name string) {
	value, quoted, ok := s.value()
	c := s.current()
	switch {
	case !s.open:
		c.problem("parameter %s belongs to no challenge: a comma stands after the scheme, where a space is required", name)
	case !ok:
		c.problem("the value of %s is a quoted string without its closing quote", name)
	case value == "" && !quoted:
		c.problem("parameter %s has no value", name)
	default:
		c.Params = append(c.Params, Param{Name: name, Value: value, Quoted: quoted})
	}
	s.skip(" \t")
	if s.pos < len(s.text) && s.peek() != ',' {
		if quoted {
			c.problem("no comma follows the parameter %s", name)
			return
		}
		c.problem("the value of %s is not a token and must be a quoted string", name)
		if n := len(c.Params); n > 0 && s.open {
			c.Params = c.Params[:n-1] // what was read is a fragment of the value
		}
		s.resync()
	}
}

// scheme starts a challenge.
func (s *challengeScanner) scheme(name string) {
	c := &Challenge{Scheme: name}
	s.found = append(s.found, c)
	s.open = s.peek() == ' '
	switch s.peek() {
	case 0, ',':
		return
	case ' ':
	default:
		c.problem("%q follows the scheme, where a space is required", excerpt(s.text[s.pos:]))
		s.resync()
		return
	}
	s.skip(" ")
	s.token68(c)
}

// token68 reads one if it stands alone up to the next comma or the end.
func (s *challengeScanner) token68(c *Challenge) {
	start := s.pos
	s.while(isToken68)
	s.while(func(b byte) bool { return b == '=' })
	end := s.pos
	s.skip(" \t")
	if end > start && (s.peek() == 0 || s.peek() == ',') {
		c.Token68, s.open = s.text[start:end], false
		if c.Is("Bearer") {
			c.problem("%q is not a parameter", excerpt(c.Token68))
		}
		return
	}
	s.pos = start
	s.looseWord(c)
}

// looseWord notes a word after the scheme that is neither a parameter nor a token68.
func (s *challengeScanner) looseWord(c *Challenge) {
	start := s.pos
	word := s.token()
	s.skip(" \t")
	if word != "" && s.peek() != '=' {
		c.problem("%q follows the scheme and is not a parameter", excerpt(s.text[start:]))
		s.resync()
		return
	}
	s.pos = start
}

func (s *challengeScanner) value() (value string, quoted, ok bool) {
	if s.peek() != '"' {
		return s.token(), false, true
	}
	var b strings.Builder
	for s.pos++; s.pos < len(s.text); s.pos++ {
		switch ch := s.text[s.pos]; {
		case ch == '"':
			s.pos++
			return b.String(), true, true
		case ch == '\\' && s.pos+1 < len(s.text):
			s.pos++
			b.WriteByte(s.text[s.pos])
		default:
			b.WriteByte(ch)
		}
	}
	return b.String(), true, false
}

// current is the challenge that a problem or a parameter belongs to; one without a scheme is made
// for a header that starts with neither.
func (s *challengeScanner) current() *Challenge {
	if len(s.found) == 0 {
		s.found = append(s.found, &Challenge{})
	}
	return s.found[len(s.found)-1]
}

// resync goes to the next comma outside quotes.
func (s *challengeScanner) resync() {
	for s.pos < len(s.text) && s.peek() != ',' {
		if s.peek() == '"' {
			if _, _, ok := s.value(); !ok {
				return
			}
			continue
		}
		s.pos++
	}
}
