package store

import (
	"context"
	"time"
)

// Store is everything the authorization server remembers.
type Store interface {
	Clients
	PendingAuthorizations
	Counts
	Logins
	Consents
	Renewals
	Grants
	Codes
	AccessTokens
	RefreshTokens
	Assertions
	Handles
	// Prune forgets pending requests, logins, consents, renewals, handles, counts and client assertions that
	// have expired by now, answers that will not be repeated, and codes, tokens and the grants they leave
	// empty when that was longer ago than keep: until then a replay is told from a stranger.
	Prune(ctx context.Context, now time.Time, keep time.Duration) error
	// Close releases what the store holds open.
	Close() error
}

// MaxUnused is how many registered clients that no user has ever allowed anything are kept.
const MaxUnused = 5000

// Clients keeps registrations.
type Clients interface {
	// SaveClient keeps a registration. Anybody may register, so of the clients that never got a grant
	// the oldest make room once there are more than [MaxUnused]. One that did, or is predefined, stays:
	// hosts register once and hold on to the client_id.
	SaveClient(ctx context.Context, c Client) error
	Client(ctx context.Context, id string) (Client, error)
	// ReplaceClient puts c in the place of the registration with its ID and ManagementHash, or reports
	// [ErrNotFound]: what was deleted meanwhile does not come back.
	ReplaceClient(ctx context.Context, c Client) error
	// DeleteClient forgets the registration with this id and hash of its management token, its pending
	// requests and the consents to it, and ends its grants with all their codes and tokens; [ErrNotFound]
	// if there is none.
	DeleteClient(ctx context.Context, id string, management Hash) error
}

// MaxPending is how many requests are kept that wait for their user.
const MaxPending = 10000

// PendingAuthorizations keeps requests between GET /authorize and the user's decision. Every verb that
// names an id also names the session it must belong to; a foreign session sees [ErrNotFound].
type PendingAuthorizations interface {
	// SavePending keeps a request. Anybody may send one, so once there are [MaxPending] the one that
	// would expire first makes room, of those without an address if there are any.
	SavePending(ctx context.Context, p Pending) error
	Pending(ctx context.Context, id string, session Hash, now time.Time) (Pending, error)
	// PendingOf lists the live requests of one browser session.
	PendingOf(ctx context.Context, session Hash, now time.Time) ([]Pending, error)
	// CountCodeSent notes the address and counts the code sent to it, or reports [ErrTooMany]. A user who
	// was known by another address no longer is.
	CountCodeSent(ctx context.Context, id string, session Hash, email string, limit int) error
	// CountAttempt counts an attempt to enter the code, or reports [ErrTooMany].
	CountAttempt(ctx context.Context, id string, session Hash, limit int) error
	SetUser(ctx context.Context, id string, session Hash, u User) error
	// TakePending removes the request and returns it: of two decisions one counts.
	TakePending(ctx context.Context, id string, session Hash, now time.Time) (Pending, error)
}

// Counts counts what is allowed a few times only, each under a name: the codes that are guessed for an
// address, in whichever request, or the clients that one source registers.
type Counts interface {
	// Count counts once more, or reports [ErrTooMany] if there were limit since the count began. The first
	// one begins it, and has it end at until; ends is when the count ends.
	Count(ctx context.Context, name string, limit int, now, until time.Time) (ends time.Time, err error)
	// ForgetCount ends the count.
	ForgetCount(ctx context.Context, name string) error
}

// Logins keeps in which browsers users are signed in.
type Logins interface {
	SaveLogin(ctx context.Context, l Login) error
	// Login returns the login of a browser, or [ErrNotFound], or [ErrExpired] after its time.
	Login(ctx context.Context, h Hash, now time.Time) (Login, error)
}

// Consents keeps what users have said yes to, so that they need not say it again. However a grant is
// revoked, the consents of its user to its client are forgotten.
type Consents interface {
	SaveConsent(ctx context.Context, c Consent) error
	// ConsentsOf lists the live consents of a user to a client.
	ConsentsOf(ctx context.Context, clientID, did string, now time.Time) ([]Consent, error)
}

// Renewals keeps what renews sessions at Privy.
type Renewals interface {
	// SaveRenewal keeps the renewal in the place of an earlier one of the session.
	SaveRenewal(ctx context.Context, r Renewal) error
	Renewal(ctx context.Context, session string) (Renewal, error)
}

// Grants keeps what users allowed.
type Grants interface {
	SaveGrant(ctx context.Context, g Grant) error
	// Grant returns revoked grants too; the caller looks at Revoked.
	Grant(ctx context.Context, id string) (Grant, error)
	// RevokeGrant ends the grant with all its codes and tokens, and forgets the consents of its user to its
	// client: who took something back is asked again. Repeating it is no error.
	RevokeGrant(ctx context.Context, id string) error
}

// Codes keeps authorization codes.
type Codes interface {
	SaveCode(ctx context.Context, c Code) error
	// Code returns the code as it stands, consumed and expired ones too.
	Code(ctx context.Context, h Hash) (Code, error)
	// ConsumeCode marks the code as redeemed, once: [ErrConsumed] for everyone who comes later,
	// [ErrExpired] after its time.
	ConsumeCode(ctx context.Context, h Hash, now time.Time) error
}

// AccessTokens keeps which access tokens were issued.
type AccessTokens interface {
	SaveAccessToken(ctx context.Context, t AccessToken) error
	// AccessToken returns the record, or [ErrRevoked] if it or its grant was revoked.
	AccessToken(ctx context.Context, id string) (AccessToken, error)
	// AccessTokenByHash is AccessToken for who has the token and cannot read its id from it.
	AccessTokenByHash(ctx context.Context, h Hash) (AccessToken, error)
	// RevokeAccessToken ends one token of the given client; [ErrNotFound] if it is not that client's.
	RevokeAccessToken(ctx context.Context, id, clientID string) error
}

// Assertions keeps which client assertions were presented (RFC 7523 §3).
type Assertions interface {
	// SpendAssertion notes the jti of a client's assertion, which is valid until then, or reports
	// [ErrConsumed] for everyone who comes later.
	SpendAssertion(ctx context.Context, clientID, jti string, until, now time.Time) error
}

// RefreshTokens keeps the chains of refresh tokens.
type RefreshTokens interface {
	SaveRefreshToken(ctx context.Context, t RefreshToken) error
	// RefreshToken returns the token as it stands, used and expired ones too, or [ErrRevoked].
	RefreshToken(ctx context.Context, h Hash) (RefreshToken, error)
	// Rotate marks the presented token as used and saves its successor and access token, once. A token
	// used before gives back the answer of that rotation while its successor is unused and Grace has not
	// passed; otherwise the grant is revoked and [ErrReused] reported. answer is nil after a rotation.
	Rotate(ctx context.Context, r Rotation) (answer []byte, err error)
	// RevokeRefreshToken ends the grant of one refresh token of the given client (RFC 7009 §2.1);
	// [ErrNotFound] if it is not that client's.
	RevokeRefreshToken(ctx context.Context, h Hash, clientID string) error
}

// MaxHandles is how many handles are kept for one owner; the one that would expire first makes room.
const MaxHandles = 50

// Handles keeps what tools began for a user and are asked for later, in another call.
type Handles interface {
	SaveHandle(ctx context.Context, h Handle) error
	// Handle returns what its owner began; [ErrNotFound] to anybody else, [ErrExpired] after its time.
	Handle(ctx context.Context, h Hash, owner string, now time.Time) (Handle, error)
}
