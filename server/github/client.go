package github

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// What GitHub, or its absence, can mean to the caller. Compare with errors.Is.
var (
	// ErrUnavailable: GitHub did not answer, or answered that it cannot.
	ErrUnavailable = errors.New("GitHub is not available")
	// ErrWrongCode: the code is not one that GitHub gave to this app, or was used already.
	ErrWrongCode = errors.New("GitHub refused the code")
	// ErrNoUser: the user does not exist at GitHub any more.
	ErrNoUser = errors.New("no such user at GitHub")
)

// maxBody bounds what is read of an answer.
const maxBody = 1 << 20

// Client is one OAuth app at GitHub. Make it with a literal. It is safe for concurrent use.
type Client struct {
	ID, Secret string
	URL        string // of the pages and the token endpoint, without a slash at the end: https://github.com
	APIURL     string // https://api.github.com
	HTTP       *http.Client
	Timeout    time.Duration // of one request
}

// LoginURL is where the browser is sent; GitHub sends it on to redirectURI with a code and the state. anew
// has GitHub ask which account it is to be.
func (c *Client) LoginURL(redirectURI, state string, anew bool) string {
	v := url.Values{"client_id": {c.ID}, "redirect_uri": {redirectURI}, "state": {state}}
	if anew {
		v.Set("prompt", "select_account")
	}
	return c.URL + "/login/oauth/authorize?" + v.Encode()
}

// User redeems a code and returns the id of the user who logged in. [ErrWrongCode] says that the code is
// no good.
func (c *Client) User(ctx context.Context, code, redirectURI string) (string, error) {
	token, err := c.redeem(ctx, code, redirectURI)
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.APIURL+"/user", http.NoBody)
	if err != nil {
		return "", fmt.Errorf("request to GitHub: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	var user struct {
		ID int64 `json:"id"`
	}
	switch status, err := c.do(ctx, req, &user); {
	case err != nil:
		return "", err
	case status != http.StatusOK || user.ID == 0:
		return "", fmt.Errorf("%w: it does not say whose its token is: status %d", ErrUnavailable, status)
	}
	return strconv.FormatInt(user.ID, 10), nil
}

// redeem exchanges a code for a token. GitHub answers 200 to a wrong code, with an error in the body.
func (c *Client) redeem(ctx context.Context, code, redirectURI string) (string, error) {
	form := url.Values{"client_id": {c.ID}, "client_secret": {c.Secret}, "code": {code}, "redirect_uri": {redirectURI}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+"/login/oauth/access_token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", fmt.Errorf("request to GitHub: %w", err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var answer struct {
		Token string `json:"access_token"`
		Error string `json:"error"`
	}
	switch status, err := c.do(ctx, req, &answer); {
	case err != nil:
		return "", err
	case answer.Error == "bad_verification_code":
		return "", ErrWrongCode
	case answer.Token == "":
		return "", fmt.Errorf("%w: no token for a code: status %d, error %q", ErrUnavailable, status, answer.Error)
	}
	return answer.Token, nil
}

// UserExists returns [ErrNoUser] for a user who is gone.
func (c *Client) UserExists(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.APIURL+"/user/"+url.PathEscape(id), http.NoBody)
	if err != nil {
		return fmt.Errorf("request to GitHub: %w", err)
	}
	req.SetBasicAuth(c.ID, c.Secret) // for the rate limit of an app
	switch status, err := c.do(ctx, req, nil); {
	case err != nil:
		return err
	case status == http.StatusNotFound:
		return ErrNoUser
	case status != http.StatusOK:
		return fmt.Errorf("%w: status %d", ErrUnavailable, status)
	}
	return nil
}

// do sends a request and decodes a JSON answer into out, if out is not nil.
func (c *Client) do(ctx context.Context, req *http.Request, out any) (status int, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	req.Header.Set("Accept", "application/json")
	own := *c.HTTP // it follows no redirect: secret, code and token would go with it
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := own.Do(req.WithContext(ctx))
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	if out != nil && json.Unmarshal(body, out) != nil {
		return 0, fmt.Errorf("%w: status %d, and no JSON", ErrUnavailable, resp.StatusCode)
	}
	return resp.StatusCode, nil
}
