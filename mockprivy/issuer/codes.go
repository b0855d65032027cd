package issuer

import (
	"cmp"
	"crypto/subtle"
	"slices"
	"sync"
	"time"
)

// codeLifetime is how long a mailed code lives; Privy's live about ten minutes.
const codeLifetime = 10 * time.Minute

// Code is a one-time code that Privy would have mailed.
type Code struct {
	Email   string    `json:"email"`
	Code    string    `json:"code"`
	Expires time.Time `json:"expires_at"`
}

// codeBook knows the fixed codes of the test accounts and the codes sent to
// anybody else.
type codeBook struct {
	fixed map[string]string // by e-mail address; never changed

	mu   sync.Mutex
	sent map[string]Code
}

func newCodeBook(accounts []Account) *codeBook {
	b := &codeBook{fixed: map[string]string{}, sent: map[string]Code{}}
	for _, a := range accounts {
		b.fixed[a.Email] = a.OTP
	}
	return b
}

// send notes a fresh code for the address, in place of an earlier one. A test
// account gets none: its code is known.
func (b *codeBook) send(email string, now time.Time) (Code, bool) {
	if _, ok := b.fixed[email]; ok {
		return Code{}, false
	}
	c := Code{Email: email, Code: randomDigits(6), Expires: now.Add(codeLifetime)}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetExpired(now)
	b.sent[email] = c
	return c, true
}

// spend reports whether the code is the address's; a sent code is used up.
func (b *codeBook) spend(email, code string, now time.Time) bool {
	if fixed, ok := b.fixed[email]; ok {
		return equal(fixed, code)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetExpired(now)
	c, ok := b.sent[email]
	if !ok || !equal(c.Code, code) {
		return false
	}
	delete(b.sent, email)
	return true
}

// waiting are the codes sent and neither used nor expired.
func (b *codeBook) waiting(now time.Time) []Code {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetExpired(now)
	codes := make([]Code, 0, len(b.sent))
	for _, c := range b.sent {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(x, y Code) int { return cmp.Compare(x.Email, y.Email) })
	return codes
}

func (b *codeBook) forgetExpired(now time.Time) {
	for email, c := range b.sent {
		if !c.Expires.After(now) {
			delete(b.sent, email)
		}
	}
}

func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
