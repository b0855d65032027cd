package oauth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/store"
)

// AssertionAlgs are the algorithms that clients may sign with.
var AssertionAlgs = []string{"RS256", "ES256"}

const (
	assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	assertionLife = time.Hour // the longest: as long its jti is remembered
)

// Assertions authenticates clients by a JWT they signed (private_key_jwt: RFC 7523 §3, OpenID Connect
// Core §9).
type Assertions struct {
	Keys     ClientKeys
	Audience func(audiences []string) bool     // [AnyOf] the token endpoint and the issuer
	Timely   func(expires, now time.Time) bool // [SoonOver]
	Store    store.Assertions
	Now      func() time.Time
}

// SoonOver is the strict Timely: what is valid for longer than its jti is remembered could be used again.
func SoonOver(expires, now time.Time) bool {
	return expires.After(now) && !expires.After(now.Add(assertionLife))
}

// ClientKeys finds the public keys of a client that a kid can mean: those of that name and those without
// one; all for "".
type ClientKeys func(ctx context.Context, c store.Client, kid string) ([]cimd.Key, error)

// AnyOf reports whether an audience is among those of this server. RFC 7523 §3 names the token endpoint;
// its successors the issuer. Clients are about to change, so both are right.
func AnyOf(mine ...string) func(audiences []string) bool {
	return func(audiences []string) bool {
		return slices.ContainsFunc(audiences, func(a string) bool { return slices.Contains(mine, a) })
	}
}

// Published finds the keys in the client's metadata, or where that says they are. Those are kept no
// longer than five minutes, so that a key that was taken back is soon of no use, and not for as long where
// one is missing: the client may have begun to sign with another (OpenID Connect Core §10.1.1).
func Published(with *http.Client, now func() time.Time) ClientKeys {
	sets := &cimd.Cache[[]cimd.Key]{Now: now, Load: func(ctx context.Context, at string) ([]cimd.Key, time.Duration, error) {
		fetched, err := cimd.Fetch(ctx, with, at, maxKeySet)
		if err != nil {
			return nil, 0, err
		}
		keys, err := cimd.ParseKeys(fetched.Body)
		return keys, min(fetched.MaxAge, 5*time.Minute), err
	}}
	return func(ctx context.Context, c store.Client, kid string) ([]cimd.Key, error) {
		if c.JWKSURI == "" {
			keys, err := cimd.ParseKeys(c.JWKS)
			return meant(keys, kid), err
		}
		keys, err := sets.Get(ctx, c.JWKSURI)
		if err == nil && len(meant(keys, kid)) == 0 {
			keys, err = sets.Renew(ctx, c.JWKSURI, renewal)
		}
		return meant(keys, kid), err
	}
}

const (
	maxKeySet = 64 << 10
	renewal   = time.Minute
)

// meant are the keys that a kid can mean.
func meant(keys []cimd.Key, kid string) []cimd.Key {
	return slices.DeleteFunc(slices.Clone(keys), func(k cimd.Key) bool { return kid != "" && k.ID != "" && k.ID != kid })
}

// verify refuses an assertion that is not this client's, not for this server, over, or seen before.
func (a Assertions) verify(ctx context.Context, c store.Client, assertion string) error {
	var claims jwt.RegisteredClaims
	_, err := jwt.NewParser(
		jwt.WithValidMethods(signedWith(c)), jwt.WithoutClaimsValidation(),
	).ParseWithClaims(assertion, &claims, a.signedByOne(ctx, c))
	now := a.Now()
	switch {
	case errors.Is(err, cimd.ErrBusy):
		return fetchable(err)
	case err != nil:
		return invalidClient("the client assertion is not valid").because(err)
	case claims.Issuer != c.ID || claims.Subject != c.ID:
		return invalidClient("the iss and the sub of the client assertion are not the client_id")
	case !a.Audience(claims.Audience):
		return invalidClient("the aud of the client assertion is neither the token endpoint nor the issuer")
	case claims.ID == "":
		return invalidClient("the client assertion has no jti")
	case claims.ExpiresAt == nil || claims.NotBefore != nil && claims.NotBefore.After(now) || !a.Timely(claims.ExpiresAt.Time, now):
		return invalidClient("the client assertion is over, not valid yet, or valid for more than an hour")
	}
	err = a.Store.SpendAssertion(ctx, c.ID, claims.ID, claims.ExpiresAt.Time, now)
	if errors.Is(err, store.ErrConsumed) {
		return invalidClient("the client assertion was used before")
	}
	return err
}

// signedWith are the algorithms that a client may use: the one it has named, if it has (OpenID Connect
// Dynamic Client Registration §2, token_endpoint_auth_signing_alg).
func signedWith(c store.Client) []string {
	if c.AuthAlg != "" {
		return []string{c.AuthAlg}
	}
	return AssertionAlgs
}

// signedByOne offers the keys that the header of a token can mean.
func (a Assertions) signedByOne(ctx context.Context, c store.Client) jwt.Keyfunc {
	return func(t *jwt.Token) (any, error) {
		id, _ := t.Header["kid"].(string)
		keys, err := a.Keys(ctx, c, id)
		if err != nil {
			return nil, fmt.Errorf("the keys of the client cannot be had: %w", err)
		}
		var set jwt.VerificationKeySet
		for _, k := range keys {
			set.Keys = append(set.Keys, k.Public)
		}
		if len(set.Keys) == 0 {
			return nil, errors.New("no key of the client has this kid")
		}
		return set, nil
	}
}

// asserted is who a client assertion says sends it; that it is so, [Assertions] finds out. client_id may
// be left out (RFC 7521 §4.2).
func asserted(form url.Values, body credentials) (credentials, error) {
	p := credentials{id: body.id, method: authKey, assertion: form.Get("client_assertion")}
	switch {
	case body.secret != "":
		return p, invalidRequest("the client authenticates in two ways")
	case form.Get("client_assertion_type") != assertionType:
		return p, invalidClient("client_assertion_type must be " + assertionType)
	case p.id != "":
		return p, nil
	}
	var claims jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(p.assertion, &claims); err != nil || claims.Subject == "" {
		return p, invalidClient("the client assertion is not a JWT that names a client")
	}
	p.id = claims.Subject
	return p, nil
}
