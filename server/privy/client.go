package privy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// maxBody bounds what is read of an answer.
const maxBody = 1 << 20

// Client talks to one Privy app. Make it with a literal; the zero value of the fields below "optional"
// is usable. It is safe for concurrent use.
type Client struct {
	AppID, AppSecret string
	APIURL           string // base, without a slash at the end, such as https://auth.privy.io

	// optional
	HTTP    *http.Client
	Timeout time.Duration // of one request; 10 s
	Now     func() time.Time

	mu       sync.Mutex
	keys     keySet
	fetching singleflight.Group
}

// call sends a request and decodes a 2xx answer into out, if out is not nil. Any other status is
// returned as a status error; no usable answer as [ErrUnavailable].
func (c *Client) call(ctx context.Context, method, path string, in, out any) error {
	ctx, cancel := context.WithTimeout(ctx, c.timeout())
	defer cancel()
	req, err := c.request(ctx, method, path, in)
	if err != nil {
		return err
	}
	resp, err := c.client().Do(req)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	case resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests:
		return fmt.Errorf("%w: status %d", ErrUnavailable, resp.StatusCode)
	case resp.StatusCode >= 300:
		return refusal(resp.StatusCode, body)
	case out == nil:
		return nil
	}
	if err := json.Unmarshal(body, out); err != nil {
		return fmt.Errorf("%w: its answer is not the JSON expected", ErrUnavailable)
	}
	return nil
}

func (c *Client) request(ctx context.Context, method, path string, in any) (*http.Request, error) {
	var body io.Reader = http.NoBody
	if in != nil {
		raw, err := json.Marshal(in)
		if err != nil {
			return nil, fmt.Errorf("encode request to Privy: %w", err)
		}
		body = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.APIURL+path, body)
	if err != nil {
		return nil, fmt.Errorf("request to Privy: %w", err)
	}
	req.SetBasicAuth(c.AppID, c.AppSecret)
	req.Header.Set("privy-app-id", c.AppID)
	req.Header.Set("Accept", "application/json")
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, nil
}

// client follows no redirect: the app secret, a user's address and code would go with it.
func (c *Client) client() *http.Client {
	var own http.Client
	if c.HTTP != nil {
		own = *c.HTTP
	}
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &own
}

func (c *Client) timeout() time.Duration {
	if c.Timeout > 0 {
		return c.Timeout
	}
	return 10 * time.Second
}

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

// statusError is an answer below 500 that was not a success.
type statusError int

func (s statusError) Error() string { return fmt.Sprintf("Privy answered with status %d", int(s)) }

// refusal is the error of such an answer. Privy knows a user from an app by the code in it: a status of 401
// is the app secret that is wrong as well as the address that is not on the allow list.
func refusal(status int, body []byte) error {
	var answer struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal(body, &answer) // what is no JSON has no code either
	unauthorized := status == http.StatusUnauthorized || status == http.StatusForbidden
	if answer.Code == "missing_or_invalid_privy_app_id" || unauthorized && answer.Code == "" {
		return fmt.Errorf("%w: %w", ErrMisconfigured, statusError(status))
	}
	return statusError(status)
}

// refused reports whether Privy declined with one of these statuses, which differ from endpoint to endpoint,
// and not for the app's own credentials.
func refused(err error, statuses ...int) bool {
	var s statusError
	if errors.Is(err, ErrMisconfigured) || !errors.As(err, &s) {
		return false
	}
	return slices.Contains(statuses, int(s))
}
