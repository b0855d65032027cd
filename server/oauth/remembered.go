package oauth

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// Remembered answers the requests of users who are signed in already, as far as that needs no page.
type Remembered struct {
	Consents  store.Consents
	Covers    CoverRequest
	Recognize RecognizeClient
	Codes     CodeIssuer
	Now       func() time.Time
	Lifetime  time.Duration // of a consent
}

// note remembers what the user of a request has just allowed.
func (m Remembered) note(ctx context.Context, p store.Pending) error {
	return m.Consents.SaveConsent(ctx, store.Consent{
		ClientID: p.ClientID, DID: p.User.DID, RedirectURI: p.RedirectURI, Resource: p.Resource, Scope: p.Scope,
		ExpiresAt: m.Now().Add(m.Lifetime),
	})
}

// CoverRequest says whether what a user has allowed a client covers its request.
type CoverRequest func(allowed []store.Consent, p store.Pending) bool

// SameOrLess is the strict [CoverRequest]: the same redirect URI and resource, and no scope that was
// not allowed there.
func SameOrLess(allowed []store.Consent, p store.Pending) bool {
	var scopes []string
	for _, c := range allowed {
		if c.RedirectURI == p.RedirectURI && c.Resource == p.Resource {
			scopes = append(scopes, strings.Fields(c.Scope)...)
		}
	}
	return len(scopes) > 0 && !slices.ContainsFunc(strings.Fields(p.Scope), func(asked string) bool { return !slices.Contains(scopes, asked) })
}

// RecognizeClient says whether a request that names a client can be nobody else's, so that its user need
// not be asked a second time (RFC 6749 §10.2).
type RecognizeClient func(c store.Client, redirectURI string) bool

// ByItsSite is the strict [RecognizeClient]. A client with a secret or a key has to prove who it is before
// the code is of use to it. Of a public one an https redirect URI is taken as the proof: whoever sends the
// request, the code goes to that site. Behind a loopback address listens whichever program the user runs,
// and each may use that client_id (OAuth 2.1 §7.3.1).
func ByItsSite(c store.Client, redirectURI string) bool {
	return c.AuthMethod != authNone || strings.HasPrefix(redirectURI, "https://")
}

// answer is the response to a request whose user is known; nil if the user has to be asked.
func (m Remembered) answer(ctx context.Context, p store.Pending, c store.Client, wanted interaction) (*AuthorizationResponse, error) {
	if p.Refusal.Code == "" {
		allowed, err := m.Consents.ConsentsOf(ctx, p.ClientID, p.User.DID, m.Now())
		if err != nil {
			return nil, err
		}
		covered, known := m.Covers(allowed, p), m.Recognize(c, p.RedirectURI)
		switch {
		case covered && known && !wanted.consent:
		case !wanted.silent:
			return nil, nil //nolint:nilnil // that there is no answer yet is no error
		case !covered: // OpenID Connect Core §3.1.2.6
			p.Refusal = store.Refusal{Code: "consent_required", Description: "the user has not allowed this yet"}
		default:
			p.Refusal = store.Refusal{Code: "interaction_required", Description: "the user of this client is asked each time"}
		}
	}
	a, err := m.Codes.respond(ctx, p, true)
	return &a, err
}
