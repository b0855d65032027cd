package issuer

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Issuer is one fake Privy app: its keys, users, codes and sessions. All its
// methods may be called from many goroutines.
type Issuer struct {
	options  Options
	created  time.Time
	clock    *clock
	keys     *keyRing
	users    *directory
	codes    *codeBook
	sessions *sessionBook
	trouble  *trouble
}

// New returns an issuer with a fresh signing key and its test accounts signed
// up. It fails on options that contradict themselves, with one sentence.
func New(options Options) (*Issuer, error) {
	o, err := options.complete()
	if err != nil {
		return nil, fmt.Errorf("mock Privy: %w", err)
	}
	keys, err := newKeyRing()
	if err != nil {
		return nil, fmt.Errorf("mock Privy: %w", err)
	}
	c := &clock{base: o.Clock}
	is := &Issuer{
		options:  o,
		created:  c.now(),
		clock:    c,
		keys:     keys,
		users:    newDirectory(),
		codes:    newCodeBook(o.Accounts),
		sessions: newSessionBook(),
		trouble:  newTrouble(),
	}
	is.openAccounts()
	return is, nil
}

func (is *Issuer) openAccounts() {
	is.options.OnMint(KindAppSecret, is.options.AppSecret)
	is.options.OnMint(KindControlToken, is.options.ControlToken)
	for _, a := range is.options.Accounts {
		is.options.OnMint(KindOneTimeCode, a.OTP)
		is.users.add(user{DID: a.DID, Email: a.Email, Created: is.created, Verified: is.created})
	}
}

// AppID is the app the issuer serves.
func (is *Issuer) AppID() string { return is.options.AppID }

// AppSecret authenticates the app's own server (HTTP Basic, app id as user).
func (is *Issuer) AppSecret() string { return is.options.AppSecret }

// ControlToken is the bearer token that Control asks for.
func (is *Issuer) ControlToken() string { return is.options.ControlToken }

// Accounts are the test accounts, defaults filled in. One that was deleted is
// still listed: its code signs it up again, as a new user.
func (is *Issuer) Accounts() []Account { return append([]Account(nil), is.options.Accounts...) }

// Now is the issuer's time: the base clock and everything advanced.
func (is *Issuer) Now() time.Time { return is.clock.now() }

// Advance moves the issuer's clock forward; d ≤ 0 does nothing.
func (is *Issuer) Advance(d time.Duration) { is.clock.advance(d) }

// VerificationKeyPEM is the current public key, a PEM block of type PUBLIC KEY
// (SPKI): what Privy's dashboard and app settings call the verification key.
func (is *Issuer) VerificationKeyPEM() string { return is.keys.current().pem }

// RotateKeys makes a new signing key. With dropOld false the earlier keys stay
// in the JWKS until the last token each has signed is expired, so that nobody
// is logged out; the app settings name only the new one, as Privy's do. With
// dropOld true they leave at once, as after a leak.
func (is *Issuer) RotateKeys(dropOld bool) error { return is.keys.rotate(is.Now(), dropOld) }

// DeleteUser removes the user and ends its sessions; it reports whether there
// was one. Tokens already issued still verify: they are self-contained.
func (is *Issuer) DeleteUser(did string) bool {
	found := is.users.remove(did)
	is.sessions.endAll(did)
	return found
}

// EndSessions ends the sessions of a user, as Privy does when one is logged out everywhere: their tokens
// verify until they expire, and none is renewed.
func (is *Issuer) EndSessions(did string) { is.sessions.endAll(did) }

// DeleteUserOf is [Issuer.DeleteUser] for the user of an e-mail address.
func (is *Issuer) DeleteUserOf(email string) bool {
	u, found := is.users.findByEmail(strings.ToLower(email))
	return found && is.DeleteUser(u.DID)
}

// Handler is the Privy API.
func (is *Issuer) Handler() http.Handler { return is.trouble.wrap(is.routes()) }
