package issuer

import (
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// tokenIssuer is the `iss` of every Privy token; the SDKs accept no other.
const tokenIssuer = "privy.io"

const didPrefix = "did:privy:"

// MintRequest says which access token to make; zero fields mean a token as a
// login of the first test account would give.
type MintRequest struct {
	// DID is the subject; it need not be a user the issuer knows.
	DID string
	// AppID is the audience.
	AppID string
	// SessionID is the `sid`; "" means a new one, which no session belongs to.
	SessionID string
	// Lifetime is counted from now. A negative one gives a token that expired
	// so long ago, issued one default lifetime before that.
	Lifetime time.Duration
}

// MintToken signs an access token with the current key. It fails on a subject
// that is not a Privy DID. Times are whole seconds, as in Privy's tokens.
func (is *Issuer) MintToken(m MintRequest) (string, error) {
	t, err := is.mint(m)
	return t.value, err
}

// accessToken is a signed token and what its reader would find inside.
type accessToken struct {
	value, did, sessionID string
	expires               time.Time
}

func (is *Issuer) mint(m MintRequest) (accessToken, error) {
	m = is.fillMint(m)
	if !strings.HasPrefix(m.DID, didPrefix) {
		return accessToken{}, fmt.Errorf("mint a token: %q is not a Privy DID (%s…)", m.DID, didPrefix)
	}
	issued := is.Now().Truncate(time.Second)
	expires := issued.Add(m.Lifetime).Truncate(time.Second)
	if m.Lifetime < 0 {
		issued = expires.Add(-is.options.TokenLifetime)
	}
	key := is.keys.signer(expires)
	token := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"sid": m.SessionID, "iss": tokenIssuer, "iat": issued.Unix(),
		"aud": m.AppID, "sub": m.DID, "exp": expires.Unix(),
	})
	token.Header["kid"] = key.jwk.KeyID // typ: JWT is the library's default
	signed, err := token.SignedString(key.private)
	if err != nil {
		return accessToken{}, fmt.Errorf("mint a token: %w", err)
	}
	is.options.OnMint(KindAccessToken, signed)
	return accessToken{value: signed, did: m.DID, sessionID: m.SessionID, expires: expires}, nil
}

func (is *Issuer) fillMint(m MintRequest) MintRequest {
	if m.DID == "" {
		m.DID = is.options.Accounts[0].DID
	}
	if m.AppID == "" {
		m.AppID = is.options.AppID
	}
	if m.SessionID == "" {
		m.SessionID = newCUID()
	}
	if m.Lifetime == 0 {
		m.Lifetime = is.options.TokenLifetime
	}
	return m
}
