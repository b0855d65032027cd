package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Response is an answer, or the lack of one (Err is then set). It is never nil where a method of
// Player returns it.
type Response struct {
	*wire.Exchange
}

// MediaType returns the media type without parameters, in lower case; "" when there is none.
func (r *Response) MediaType() string {
	mt, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return mt
}

// JSON returns the body as one JSON object. It is an error when nothing came, when the content type
// is not application/json, when the body is anything but one whole object. The status is not looked at.
func (r *Response) JSON() (map[string]any, error) {
	if r.Err != nil {
		return nil, fmt.Errorf("no answer: %w", r.Err)
	}
	if mt := r.MediaType(); mt != "application/json" {
		return nil, fmt.Errorf("content type is %s, not application/json", named(r.Header.Get("Content-Type")))
	}
	if r.Truncated {
		return nil, errors.New("the body is larger than the limit")
	}
	return object(r.Body)
}

// OAuthError reads an error response (RFC 6749 §5.2): any status from 400 to 499 with a JSON object
// whose error member is a string that is not empty. ok is false for everything else, a 5xx included.
func (r *Response) OAuthError() (code, description string, ok bool) {
	if r.Status < 400 || r.Status > 499 {
		return "", "", false
	}
	doc, err := r.JSON()
	if err != nil {
		return "", "", false
	}
	code, _ = doc["error"].(string)
	description, _ = doc["error_description"].(string)
	return code, description, code != ""
}

// RateLimited reports a 429, which is neither an answer nor a refusal.
func (r *Response) RateLimited() bool { return r.Status == http.StatusTooManyRequests }

// TokenRefused reports a 401 or a 403: the answer to a token that is not good (enough).
func (r *Response) TokenRefused() bool {
	return r.Status == http.StatusUnauthorized || r.Status == http.StatusForbidden
}

// object decodes one JSON object and nothing after it.
func object(raw []byte) (map[string]any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	var value any
	if err := dec.Decode(&value); err != nil {
		return nil, fmt.Errorf("the body is not JSON: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON value in the body")
	}
	doc, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the body is %s, not a JSON object", kind(value))
	}
	return doc, nil
}

// kind names the JSON type of a decoded value.
func kind(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case float64, json.Number:
		return "a number"
	case []any:
		return "an array"
	default:
		return "an object"
	}
}

func named(s string) string {
	if s == "" {
		return "missing"
	}
	return strconv.Quote(s)
}
