package privy

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// UserExists returns nil if the user of that DID exists at Privy, and [ErrNoUser] if not.
func (c *Client) UserExists(ctx context.Context, did string) error {
	err := c.call(ctx, http.MethodGet, "/api/v1/users/"+url.PathEscape(did), nil, nil)
	if refused(err, http.StatusNotFound, http.StatusGone) {
		return fmt.Errorf("%w: %w", ErrNoUser, err)
	}
	return err
}
