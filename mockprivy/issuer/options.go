package issuer

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// DefaultAppID has the length of a real Privy app id (25 characters), which
// Privy's browser SDK insists on.
const DefaultAppID = "clmockprivy00000000000001"

// DefaultTokenLifetime is how long Privy's access tokens live
// (docs.privy.io, "Access tokens": generally one hour).
const DefaultTokenLifetime = time.Hour

// Options configure an [Issuer]; the zero value is usable.
type Options struct {
	// AppID is the app the issuer serves; "" means DefaultAppID.
	AppID string
	// AppSecret authenticates the app's server; "" means a random one.
	AppSecret string
	// Accounts are the test accounts; nil means two of them.
	Accounts []Account
	// TokenLifetime is that of an access token; 0 means DefaultTokenLifetime.
	TokenLifetime time.Duration
	// Clock is the base clock, to which Advance adds; nil means time.Now.
	Clock func() time.Time
	// ControlToken is the bearer token of Control; "" means a random one.
	ControlToken string
	// OnMint is told every credential the issuer makes or is given, by kind
	// (one of the Kind constants), so that a caller can look for leaks. It is
	// called from many goroutines, before the credential leaves the issuer.
	OnMint func(kind, value string)
}

// Kinds of credentials told to Options.OnMint.
const (
	KindAccessToken  = "privy_access_token"
	KindRefreshToken = "privy_refresh_token"
	KindOneTimeCode  = "privy_one_time_code"
	KindAppSecret    = "privy_app_secret"
	KindControlToken = "privy_control_token"
)

// Account is a test account: its one-time code is fixed, can be used any
// number of times and need not be asked for first.
type Account struct {
	// Email is compared without regard to case; required.
	Email string
	// Phone is in Privy's international form, "+1 555 555 1001"; "" is made up.
	Phone string
	// OTP has six digits; "" is made up.
	OTP string
	// DID is the user's id, "did:privy:…"; "" is made up.
	DID string
}

func defaultAccounts() []Account {
	return []Account{
		{Email: "test-1001@privy.io", Phone: "+1 555 555 1001", OTP: "730146", DID: didPrefix + "cmmocktestaccount00000001"},
		{Email: "test-1002@privy.io", Phone: "+1 555 555 1002", OTP: "295817", DID: didPrefix + "cmmocktestaccount00000002"},
	}
}

var sixDigits = regexp.MustCompile(`^[0-9]{6}$`)

// complete returns the options with every default filled in.
func (o Options) complete() (Options, error) {
	if strings.ContainsAny(o.AppID, ":/?# ") {
		return o, fmt.Errorf("app id %q holds a character that Basic authentication or a URL would misread", o.AppID)
	}
	if o.TokenLifetime < 0 {
		return o, errors.New("token lifetime is negative")
	}
	if o.AppID == "" {
		o.AppID = DefaultAppID
	}
	if o.AppSecret == "" {
		o.AppSecret = "privy_app_secret_" + randomText(32)
	}
	if o.ControlToken == "" {
		o.ControlToken = randomText(32)
	}
	if o.TokenLifetime == 0 {
		o.TokenLifetime = DefaultTokenLifetime
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.OnMint == nil {
		o.OnMint = func(string, string) {}
	}
	accounts, err := completeAccounts(o.Accounts)
	o.Accounts = accounts
	return o, err
}

func completeAccounts(given []Account) ([]Account, error) {
	if len(given) == 0 {
		return defaultAccounts(), nil
	}
	seen := map[string]bool{}
	accounts := make([]Account, 0, len(given))
	for i, a := range given {
		a, err := a.complete(i)
		if err != nil {
			return nil, err
		}
		if seen[a.Email] || seen[a.DID] {
			return nil, fmt.Errorf("test account %s: its e-mail address or DID is given twice", a.Email)
		}
		seen[a.Email], seen[a.DID] = true, true
		accounts = append(accounts, a)
	}
	return accounts, nil
}

func (a Account) complete(index int) (Account, error) {
	email, err := parseEmail(a.Email)
	if err != nil {
		return a, fmt.Errorf("test account %q: %w", a.Email, err)
	}
	a.Email = email
	if a.OTP == "" {
		a.OTP = randomDigits(6)
	}
	if !sixDigits.MatchString(a.OTP) {
		return a, fmt.Errorf("test account %s: a one-time code has six digits", a.Email)
	}
	if a.Phone == "" {
		a.Phone = fmt.Sprintf("+1 555 555 %04d", (1001+index)%10000)
	}
	if a.DID == "" {
		a.DID = newDID()
	}
	if !strings.HasPrefix(a.DID, didPrefix) || a.DID == didPrefix {
		return a, fmt.Errorf("test account %s: a DID starts with %q", a.Email, didPrefix)
	}
	return a, nil
}
