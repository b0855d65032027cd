package control

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
)

// Reach says why nothing could be controlled, before a play relies on it: nobody answers, or the bearer
// is refused. It asks for an advance by no time at all, which an endpoint may carry out or refuse.
func (c *Client) Reach(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base.JoinPath("advance").String(), bytes.NewReader([]byte(`{"seconds":0}`)))
	if err != nil {
		return err
	}
	answer := c.send(request)
	switch {
	case answer.Err != nil:
		return answer.Err
	case answer.Status == http.StatusUnauthorized, answer.Status == http.StatusForbidden:
		return fmt.Errorf("it answers %d to the bearer in MCPCONFORM_CONTROL_TOKEN", answer.Status)
	}
	return nil
}
