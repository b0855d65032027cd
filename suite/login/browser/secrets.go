package browser

import "github.com/mcpconform/mcpconform/suite/login"

// taint registers a secret of the login: no report holds it, and no sentence about the page does.
func (s *session) taint(value string) {
	if value == "" {
		return
	}
	if s.request.Taint != nil {
		s.request.Taint("login_code", value)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.secrets = append(s.secrets, value)
}

// hide takes the secrets of the login out of a text.
func (s *session) hide(text string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conceal(text)
}

// conceal is hide for who holds the lock.
func (s *session) conceal(text string) string {
	return s.request.Wire.Wire().Redact(login.Conceal(text, s.secrets...))
}
