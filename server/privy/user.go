package privy

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// UserExists returns nil if the user of that DID exists at Privy, and [ErrNoUser] if not.
func (c *Client) UserExists(ctx context.Context, did string) error { return c.user(ctx, did, nil) }

// Email returns the address the user has proved to Privy, "" if none, and [ErrNoUser] if there is no
// such user.
func (c *Client) Email(ctx context.Context, did string) (string, error) {
	var user struct {
		Accounts []struct {
			Type       string `json:"type"`
			Address    string `json:"address"`
			VerifiedAt int64  `json:"verified_at"`
		} `json:"linked_accounts"`
	}
	if err := c.user(ctx, did, &user); err != nil {
		return "", err
	}
	for _, a := range user.Accounts {
		if a.Type == "email" && a.VerifiedAt > 0 {
			return a.Address, nil
		}
	}
	return "", nil
}

func (c *Client) user(ctx context.Context, did string, into any) error {
	err := c.call(ctx, http.MethodGet, "/api/v1/users/"+url.PathEscape(did), nil, into)
	if refused(err, http.StatusNotFound, http.StatusGone) {
		return fmt.Errorf("%w: %w", ErrNoUser, err)
	}
	return err
}
