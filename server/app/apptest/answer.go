package apptest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Answer is a response, read.
type Answer struct {
	Status int
	Header http.Header
	Body   string
}

// JSON is the body as an object; nil if it is none.
func (a Answer) JSON() map[string]any {
	var m map[string]any
	if json.Unmarshal([]byte(a.Body), &m) != nil {
		return nil
	}
	return m
}

// Text is a member of the JSON body, if it is a string.
func (a Answer) Text(member string) string {
	v, _ := a.JSON()[member].(string)
	return v
}

// Location is where the answer redirects to; nil if nowhere.
func (a Answer) Location() *url.URL {
	u, err := url.Parse(a.Header.Get("Location"))
	if err != nil || a.Header.Get("Location") == "" {
		return nil
	}
	return u
}

// Do sends a request and reads the answer.
func (s *Site) Do(c *http.Client, r *http.Request) Answer {
	s.t.Helper()
	resp, err := c.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return Answer{resp.StatusCode, resp.Header, string(body)}
}

// Request makes a request to a path of the site.
func (s *Site) Request(method, path, contentType, body string) *http.Request {
	s.t.Helper()
	if !strings.HasPrefix(path, "http") {
		path = s.URL + path
	}
	r, err := http.NewRequestWithContext(s.t.Context(), method, path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return r
}

// Get asks for a path.
func (s *Site) Get(path string) Answer {
	s.t.Helper()
	return s.Do(s.client(), s.Request(http.MethodGet, path, "", ""))
}

// PostForm posts a form, with a bearer token if that is not empty.
func (s *Site) PostForm(path string, form url.Values, bearer string) Answer {
	s.t.Helper()
	r := s.Request(http.MethodPost, path, "application/x-www-form-urlencoded", form.Encode())
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	return s.Do(s.client(), r)
}

// PostJSON posts a value as JSON, with a bearer token if that is not empty.
func (s *Site) PostJSON(path string, v any, bearer string) Answer {
	s.t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		s.t.Fatal(err)
	}
	r := s.Request(http.MethodPost, path, "application/json", string(body))
	r.Header.Set("Accept", "application/json, text/event-stream")
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	return s.Do(s.client(), r)
}
