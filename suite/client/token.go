package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Token is a token response (RFC 6749 §5.1). The access token is opaque: nothing here opens it.
type Token struct {
	Access, Refresh string
	Identity        string // id_token (OpenID Connect Core §3.1.3.3); "" without one
	Type, Scope     string
	ExpiresIn       time.Duration // 0 when the response does not say
	Obtained        time.Time     // target time
	Grant           *Grant
	Response        *Response
	// Problems are departures from RFC 6749 §5.1 that leave the access token usable.
	Problems []string
}

// Expiry is when the access token expires in target time; zero when the response does not say.
func (t *Token) Expiry() time.Time {
	if t.ExpiresIn <= 0 {
		return time.Time{}
	}
	return t.Obtained.Add(t.ExpiresIn)
}

// ParseToken reads a token response. It is an error when there is no access token to use; all else
// that is wrong stands in Problems.
func (p *Player) ParseToken(r *Response, g *Grant) (*Token, error) {
	if r.Err != nil {
		return nil, fmt.Errorf("no answer from the token endpoint: %w", r.Err)
	}
	if r.Status != http.StatusOK {
		return nil, fmt.Errorf("the token endpoint answered %s", r.refusal())
	}
	d := read(r)
	if d.members == nil {
		return nil, fmt.Errorf("the token response cannot be read: %s", strings.Join(d.problems, "; "))
	}
	t := &Token{
		Access: d.str("access_token"), Refresh: d.str("refresh_token"),
		Type: d.str("token_type"), Scope: d.str("scope"),
		Obtained: p.now(), Grant: g, Response: r,
	}
	t.Identity, _ = d.members["id_token"].(string)
	if t.Access == "" {
		return nil, errors.New("the token response has no access_token")
	}
	if !strings.EqualFold(t.Type, "Bearer") {
		d.problem("token_type is %s, not Bearer", named(t.Type))
	}
	t.ExpiresIn = d.seconds("expires_in")
	t.Problems = d.problems
	return t, nil
}

// refusal tells what an unsuccessful answer says, for a sentence.
func (r *Response) refusal() string {
	if code, description, ok := r.OAuthError(); ok {
		return strings.TrimSpace(fmt.Sprintf("%d %s %s", r.Status, code, description))
	}
	return fmt.Sprintf("%d without an OAuth error", r.Status)
}

// seconds returns a lifetime: a JSON number, not a string (RFC 6749 §5.1, §A.14).
func (d *document) seconds(name string) time.Duration {
	value, present := d.members[name]
	if !present {
		d.problem("%s is missing", name)
		return 0
	}
	n, ok := value.(float64)
	if !ok {
		d.problem("%s is %s, not a number", name, kind(value))
		return 0
	}
	const century = 100 * 365 * 24 * 3600
	if n <= 0 || n > century || n != float64(int64(n)) {
		d.problem("%s is %v, not a positive whole number of seconds", name, n)
	}
	if n <= 0 || n > century {
		return 0
	}
	return time.Duration(n * float64(time.Second))
}

// Token authorizes and redeems; it blocks on "token" when that yields no access token.
func (p *Player) Token(ctx context.Context, opts ...Option) *Token {
	g := p.Authorize(ctx, opts...)
	if g == nil {
		return nil
	}
	answer := p.Redeem(ctx, g)
	t, err := p.ParseToken(answer, g)
	switch {
	case answer.RateLimited():
		p.block("rate-limit", "rate limited: the token endpoint answered 429")
		return nil
	case err != nil:
		p.block("token", err.Error())
		return nil
	}
	return t
}
