package privy

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	// keyPatience is how long a set just fetched is taken to be the newest, so that a flood of bad
	// tokens does not become a flood of requests to Privy.
	keyPatience = 5 * time.Second
	// keyLife is how long a set is used at most, so that a key Privy has withdrawn does not live on here.
	keyLife = 10 * time.Minute
)

// keySet is the app's verification keys by id, as fetched from its JWKS (RFC 7517 §5).
type keySet struct {
	keys    map[string]*ecdsa.PublicKey
	fetched time.Time
}

var errNoKey = errors.New("its key is not one of the app's")

// find returns the key a token names. A token without a key id is taken to mean the only key.
func (s keySet) find(t *jwt.Token) (any, error) {
	id, named := t.Header["kid"].(string)
	if k := s.keys[id]; named && k != nil {
		return k, nil
	}
	if !named && len(s.keys) == 1 {
		for _, k := range s.keys {
			return k, nil
		}
	}
	return nil, errNoKey
}

// keySet returns the app's keys, fetched no longer ago than maxAge. Those who need a fresh set at the
// same time share one request, and none waits longer than its own context lasts: a Privy that is slow
// must not make a queue here.
func (c *Client) keySet(ctx context.Context, maxAge time.Duration) (keySet, error) {
	if known, ok := c.known(maxAge); ok {
		return known, nil
	}
	fetched := c.fetching.DoChan("", func() (any, error) {
		if known, ok := c.known(maxAge); ok { // the request before this one ended after we had looked
			return known, nil
		}
		return c.fetchKeys(context.WithoutCancel(ctx))
	})
	select {
	case <-ctx.Done():
		return keySet{}, fmt.Errorf("%w: %w", ErrUnavailable, ctx.Err())
	case result := <-fetched:
		set, _ := result.Val.(keySet)
		return set, result.Err
	}
}

// known returns the keys that were fetched last, if that is no longer ago than maxAge.
func (c *Client) known(maxAge time.Duration) (set keySet, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.keys, c.keys.keys != nil && c.now().Sub(c.keys.fetched) < maxAge
}

func (c *Client) fetchKeys(ctx context.Context) (keySet, error) {
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := c.call(ctx, http.MethodGet, "/api/v1/apps/"+url.PathEscape(c.AppID)+"/jwks.json", nil, &set); err != nil {
		return keySet{}, fmt.Errorf("fetch the app's keys: %w", err)
	}
	fresh := keySet{keys: map[string]*ecdsa.PublicKey{}, fetched: c.now()}
	for _, k := range set.Keys {
		if key, err := k.public(); err == nil { // a key of another kind verifies nothing here
			fresh.keys[k.KeyID] = key
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keys = fresh
	return fresh, nil
}

// jwk is an EC key (RFC 7518 §6.2.1).
type jwk struct {
	KeyType string `json:"kty"`
	Curve   string `json:"crv"`
	X       string `json:"x"`
	Y       string `json:"y"`
	KeyID   string `json:"kid"`
}

func (k jwk) public() (*ecdsa.PublicKey, error) {
	x, errX := base64.RawURLEncoding.DecodeString(k.X)
	y, errY := base64.RawURLEncoding.DecodeString(k.Y)
	if k.KeyType != "EC" || k.Curve != "P-256" || len(x) != 32 || len(y) != 32 || errX != nil || errY != nil {
		return nil, errors.New("not a P-256 key")
	}
	point := append(append([]byte{4}, x...), y...) // uncompressed, SEC 1 §2.3.3
	return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
}
