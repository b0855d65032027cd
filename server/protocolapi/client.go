package protocolapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// What a call can fail with, for errors.Is. An expired context is reported as itself.
var (
	ErrUnavailable  = errors.New("not available")    // no answer, or 5xx
	ErrUnauthorized = errors.New("not authorized")   // 401 or 403: the Privy token is not accepted
	ErrRefused      = errors.New("request refused")  // any other status
	ErrMalformed    = errors.New("malformed answer") // 200, but not the JSON object it should be
)

// CallError is a failed call with all that is known of it. Its text is for the log of the operator: it
// names the address and quotes the upstream.
type CallError struct {
	URL    string
	Status int    // 0 without an answer
	Body   string // what the answer said, shortened
	Kind   error  // one of the Err values above
	Err    error  // underlying, may be nil
}

func (e *CallError) Error() string {
	s := fmt.Sprintf("POST %s: %v", e.URL, e.Kind)
	if e.Status != 0 {
		s += fmt.Sprintf(": status %d: %s", e.Status, e.Body)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives kind and cause.
func (e *CallError) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// Client calls the Protocol API. It sets no time limit of its own: the context of a call does.
type Client struct {
	base string
	http *http.Client
}

// NewClient makes a client of the API at base, an absolute http or https URL. A nil hc is
// http.DefaultClient. Redirects are not followed: the Privy token would go with them.
func NewClient(base string, hc *http.Client) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("the Protocol API URL %q is not an absolute http(s) URL without query", base)
	}
	if hc == nil {
		hc = http.DefaultClient
	}
	own := *hc
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{base: strings.TrimSuffix(base, "/"), http: &own}, nil
}

// DiscoverNew finds the intents in a text.
func (c *Client) DiscoverNew(ctx context.Context, privyToken string, in NewRequest) (*NewResponse, error) {
	return post[NewResponse](ctx, c, PathNew, privyToken, in)
}

// DiscoverFilter finds people whose intents meet the given ones.
func (c *Client) DiscoverFilter(ctx context.Context, privyToken string, in FilterRequest) (*FilterResponse, error) {
	return post[FilterResponse](ctx, c, PathFilter, privyToken, in)
}

// Vibecheck says how another person and the asking user fit together.
func (c *Client) Vibecheck(ctx context.Context, privyToken string, in VibecheckRequest) (*VibecheckResponse, error) {
	return post[VibecheckResponse](ctx, c, PathVibecheck, privyToken, in)
}

const (
	maxAnswer = 4 << 20
	maxQuote  = 500 // of an answer, in an error
)

func post[Out any](ctx context.Context, c *Client, path, token string, in any) (*Out, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, fmt.Errorf("encode the request to %s: %w", path, err)
	}
	address := c.base + path
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("request %s: %w", address, err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, &CallError{URL: address, Kind: ErrUnavailable, Err: err}
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return nil, &CallError{URL: address, Kind: ErrUnavailable, Status: res.StatusCode, Err: err}
	}
	out, kind, err := decode[Out](res, data)
	if kind != nil {
		quote := string(data[:min(len(data), maxQuote)])
		return nil, &CallError{URL: address, Kind: kind, Status: res.StatusCode, Body: quote, Err: err}
	}
	return out, nil
}

// decode reads an answer; kind is nil if it is as it should be.
func decode[Out any](res *http.Response, data []byte) (out *Out, kind, err error) {
	switch {
	case res.StatusCode == http.StatusUnauthorized || res.StatusCode == http.StatusForbidden:
		return nil, ErrUnauthorized, nil
	case res.StatusCode >= 500:
		return nil, ErrUnavailable, nil
	case res.StatusCode != http.StatusOK:
		return nil, ErrRefused, nil
	}
	if mt, _, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err != nil || mt != "application/json" {
		return nil, ErrMalformed, err
	}
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, ErrMalformed, err
	}
	if out == nil { // the answer was null
		return nil, ErrMalformed, nil
	}
	return out, nil, nil
}
