package store

import "time"

// Client is a registered OAuth client (RFC 7591 §2).
type Client struct {
	ID              string
	Name            string
	URI             string
	LogoURI         string
	TOSURI          string
	PolicyURI       string
	Contacts        []string
	RedirectURIs    []string
	GrantTypes      []string
	ResponseTypes   []string
	AuthMethod      string
	AuthAlg         string // that it signs with, if it says so (private_key_jwt)
	JWKSURI         string // where its public keys are, or
	JWKS            []byte // the keys themselves (RFC 7591 §2)
	SecretHash      Hash   // "" for a public client, which has no secret
	Secret          string // while it is told to the client; a store is never given it
	ManagementHash  Hash   // of the token that manages the registration (RFC 7592); "" for one that nobody manages
	ManagementToken string // like Secret
	ApplicationType string
	Scope           string // space-separated; what the client may ask for
	IssuedAt        time.Time
	Predefined      bool // configured by the operator, not registered by itself
}

// Pending is an authorization request on its way through login and consent. It belongs to the browser
// session that began it and to nobody else.
type Pending struct {
	ID          string // names the request in forms; worthless without the session
	Session     Hash
	ClientID    string
	RedirectURI string
	State       string
	Scope       string // what will be granted, after unknown scopes are dropped
	Resource    string
	Challenge   string
	Method      string
	Nonce       string  // for the ID token (OpenID Connect Core §3.1.2.1)
	Refusal     Refusal // an error to send back once the user is known (RFC 9700 §4.11.2)
	Email       string
	CodesSent   int
	Attempts    int
	User        *User // nil until login is complete
	ExpiresAt   time.Time
}

// Refusal is the error an authorization request will end with. The zero value means none.
type Refusal struct{ Code, Description string }

// User is who logged in, with the Privy token that proved it, if it was Privy.
type User struct {
	DID            string // or the id at another login
	PrivyToken     []byte // sealed
	PrivyExpiresAt time.Time
	PrivySession   string // names the [Renewal] of the session; "" for one that cannot be renewed
	// AuthenticatedAt is when the user logged in here; zero for one who did elsewhere.
	AuthenticatedAt time.Time
}

// Renewal is what keeps a session at Privy going, for all grants that rest on it.
type Renewal struct {
	Session   string
	Token     []byte // the latest, sealed
	ExpiresAt time.Time
	Refresh   []byte // what brings the next one, once; sealed
	KeptUntil time.Time
}

// Login is a user who has logged in, for the browser that shows the cookie.
type Login struct {
	Hash      Hash // of the cookie
	User      User
	Email     string
	ExpiresAt time.Time
}

// Consent is what a user said yes to on the consent page.
type Consent struct {
	ClientID    string
	DID         string
	RedirectURI string
	Resource    string
	Scope       string
	ExpiresAt   time.Time
}

// Grant is what a user allowed a client. Codes and tokens live only as long as their grant.
type Grant struct {
	ID        string
	ClientID  string
	User      User
	Scope     string
	Resource  string
	CreatedAt time.Time
	Revoked   bool
}

// Code is an authorization code (RFC 6749 §4.1.2). ClientID, RedirectURI and Challenge are what its
// redemption must repeat.
type Code struct {
	Hash        Hash
	GrantID     string
	ClientID    string
	RedirectURI string
	Challenge   string
	Method      string
	Nonce       string
	ExpiresAt   time.Time
	Consumed    bool
}

// AccessToken says that an access token was issued and still counts. The token itself is not kept, but
// what it is good for is: an opaque one says nothing of it.
type AccessToken struct {
	ID        string // of a JWT, its jti
	Hash      Hash
	GrantID   string
	ClientID  string
	Scope     string // the grant's, or a part of it
	Audience  string // the one resource the token is for (RFC 8707 §2)
	IssuedAt  time.Time
	ExpiresAt time.Time
	Revoked   bool
}

// RefreshToken is one link of a grant's chain of refresh tokens (RFC 9700 §4.14.2).
type RefreshToken struct {
	Hash      Hash
	GrantID   string
	ClientID  string
	ExpiresAt time.Time

	Used        bool
	Successor   Hash
	Answer      []byte    // the sealed answer its rotation gave, for a repeat
	RepeatUntil time.Time // when the answer is given for the last time
}

// Rotation asks for Presented to be replaced by Next.
type Rotation struct {
	Presented Hash
	Next      RefreshToken
	Access    AccessToken // issued along with Next
	Answer    []byte      // what a repeat is given, sealed under a key only the presenter can derive
	Grace     time.Duration
	Now       time.Time
}

// Handle is work that goes on after the call of the tool that began it. Who has the handle and is not
// its owner has nothing.
type Handle struct {
	Hash      Hash
	Owner     string // the user, as access tokens name them
	Work      string // what was asked for
	ReadyAt   time.Time
	ExpiresAt time.Time
}
