package oauth

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/privy"
)

// Presented is what a front end brings that logged the user in at Privy by itself.
type Presented struct {
	Token    string
	Fallback string // tried when Token is not valid
	UserID   string // whose they are, as the front end says; it need not say
}

// Identify finds who logged in, by what a front end presents.
type Identify func(ctx context.Context, p Presented) (*privy.Token, error)

// VerifiedBy is the strict [Identify]. Both tokens are verified alike, and the user is the one of the
// token that is valid: a front end that says it is somebody else's is refused.
func VerifiedBy(gateway PrivyGateway) Identify {
	return func(ctx context.Context, p Presented) (*privy.Token, error) {
		t, err := firstValid(ctx, gateway, p.Token, p.Fallback)
		switch {
		case errors.Is(err, privy.ErrInvalidToken):
			return nil, invalidToken("the Privy token is not valid").because(err)
		case err != nil:
			return nil, unavailable(err)
		case p.UserID != "" && p.UserID != t.UserID:
			return nil, invalidRequest("privy_user_id is not the user of the Privy token")
		}
		return t, nil
	}
}

func firstValid(ctx context.Context, gateway PrivyGateway, tokens ...string) (*privy.Token, error) {
	last := privy.ErrInvalidToken // of no token at all
	for _, raw := range tokens {
		if raw == "" {
			continue
		}
		t, err := gateway.Verify(ctx, raw)
		if err == nil {
			return t, nil
		}
		last = err
	}
	return nil, last
}
