package issuer

import (
	"strings"
	"sync"
	"time"
)

// user is who has signed up with an e-mail address.
type user struct {
	DID, Email        string
	Created, Verified time.Time
}

// userBody is Privy's User (schema `User` of @privy-io/node), times in Unix seconds.
type userBody struct {
	ID               string          `json:"id"`
	CreatedAt        int64           `json:"created_at"`
	LinkedAccounts   []linkedAccount `json:"linked_accounts"`
	MFAMethods       []string        `json:"mfa_methods"`
	HasAcceptedTerms bool            `json:"has_accepted_terms"`
	IsGuest          bool            `json:"is_guest"`
}

type linkedAccount struct {
	Type             string `json:"type"`
	Address          string `json:"address"`
	VerifiedAt       int64  `json:"verified_at"`
	FirstVerifiedAt  int64  `json:"first_verified_at"`
	LatestVerifiedAt int64  `json:"latest_verified_at"`
}

func (u user) body() userBody {
	return userBody{
		ID:        u.DID,
		CreatedAt: u.Created.Unix(),
		LinkedAccounts: []linkedAccount{{
			Type: "email", Address: u.Email,
			VerifiedAt: u.Created.Unix(), FirstVerifiedAt: u.Created.Unix(), LatestVerifiedAt: u.Verified.Unix(),
		}},
		MFAMethods: []string{},
	}
}

// directory holds the users of the app.
type directory struct {
	mu      sync.Mutex
	byDID   map[string]user
	byEmail map[string]string
}

func newDirectory() *directory {
	return &directory{byDID: map[string]user{}, byEmail: map[string]string{}}
}

func (d *directory) add(u user) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.byDID[u.DID], d.byEmail[u.Email] = u, u.DID
}

// find accepts a DID with or without its prefix, as Privy's paths do (schema
// `UserId` of @privy-io/public-api strips it).
func (d *directory) find(did string) (user, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	u, ok := d.byDID[withPrefix(did)]
	return u, ok
}

func (d *directory) findByEmail(email string) (user, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	u, ok := d.byDID[d.byEmail[email]]
	return u, ok
}

// logIn returns the user of the address, signing it up if there is none.
func (d *directory) logIn(email string, now time.Time) (u user, isNew bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	u, ok := d.byDID[d.byEmail[email]]
	if !ok {
		u = user{DID: newDID(), Email: email, Created: now}
	}
	u.Verified = now
	d.byDID[u.DID], d.byEmail[email] = u, u.DID
	return u, !ok
}

func (d *directory) remove(did string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	u, ok := d.byDID[withPrefix(did)]
	if ok {
		delete(d.byDID, u.DID)
		delete(d.byEmail, u.Email)
	}
	return ok
}

func withPrefix(did string) string { return didPrefix + strings.TrimPrefix(did, didPrefix) }
