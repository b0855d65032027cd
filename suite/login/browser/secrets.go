package browser

import "strings"

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

// hide takes the secrets of the login out of a text. They may be too short to be searched for in everything
// a run writes; here they are not.
func (s *session) hide(text string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, secret := range s.secrets {
		if len(secret) > 2 { // what is shorter is in every text
			text = strings.ReplaceAll(text, secret, "•••")
		}
	}
	return s.request.Wire.Wire().Redact(text)
}
