package issuer_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

var epoch = time.Date(2026, 10, 1, 12, 0, 0, 0, time.UTC)

// app is an issuer with a still clock, served on loopback.
type app struct {
	*issuer.Issuer
	t            *testing.T
	api, control *httptest.Server
}

func newApp(t *testing.T, options issuer.Options) *app {
	t.Helper()
	if options.Clock == nil {
		options.Clock = func() time.Time { return epoch }
	}
	is, err := issuer.New(options)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Issuer: is, t: t, api: httptest.NewServer(is.Handler()), control: httptest.NewServer(is.Control())}
	t.Cleanup(a.api.Close)
	t.Cleanup(a.control.Close)
	return a
}

// answer is a response with its body as JSON.
type answer struct {
	Status int
	Body   map[string]any
}

// text is a member that is a string, else "".
func (a answer) text(name string) string { return text(a.Body[name]) }

// in is a member that is an object, else nil.
func (a answer) in(name string) object { return asObject(a.Body[name]) }

// list is a member that is an array of objects, else empty.
func (a answer) list(name string) []object {
	items, _ := a.Body[name].([]any)
	objects := make([]object, 0, len(items))
	for _, item := range items {
		objects = append(objects, asObject(item))
	}
	return objects
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func asObject(v any) object {
	o, _ := v.(map[string]any)
	return o
}

type object = map[string]any

type mutation func(*http.Request)

func without(header string) mutation { return func(r *http.Request) { r.Header.Del(header) } }
func with(header, value string) mutation {
	return func(r *http.Request) { r.Header.Set(header, value) }
}
func basic(id, secret string) mutation {
	return func(r *http.Request) { r.SetBasicAuth(id, secret) }
}

// call asks the Privy API as the app's server does.
func (a *app) call(method, path string, body any, mutations ...mutation) answer {
	a.t.Helper()
	as := []mutation{basic(a.AppID(), a.AppSecret()), with("privy-app-id", a.AppID())}
	return a.send(a.api.URL, method, path, body, append(as, mutations...))
}

// steer asks the control port.
func (a *app) steer(path string, body any, mutations ...mutation) answer {
	a.t.Helper()
	method := http.MethodPost
	if body == nil {
		method = http.MethodGet
	}
	as := []mutation{with("Authorization", "Bearer "+a.ControlToken())}
	return a.send(a.control.URL, method, path, body, append(as, mutations...))
}

func (a *app) send(base, method, path string, body any, mutations []mutation) answer {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), method, base+path, bytes.NewReader(encode(a.t, body)))
	if err != nil {
		a.t.Fatal(err)
	}
	for _, m := range mutations {
		m(r)
	}
	resp, err := a.api.Client().Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	return decode(a.t, resp)
}

func encode(t *testing.T, body any) []byte {
	t.Helper()
	switch b := body.(type) {
	case nil:
		return nil
	case string:
		return []byte(b)
	}
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decode(t *testing.T, resp *http.Response) answer {
	t.Helper()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	got := answer{Status: resp.StatusCode}
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &got.Body); err != nil {
			t.Fatalf("%s is not JSON: %v", raw, err)
		}
	}
	return got
}

// logIn logs in and returns what Privy answers.
func (a *app) logIn(email, code string) answer {
	a.t.Helper()
	return a.call(http.MethodPost, "/api/v1/passwordless/authenticate", object{"email": email, "code": code})
}

// verify checks a token as Privy's SDKs do, against a PEM key and the issuer's time.
func (a *app) verify(token, pemKey string) (*jwt.Token, error) {
	a.t.Helper()
	key, err := jwt.ParseECPublicKeyFromPEM([]byte(pemKey))
	if err != nil {
		a.t.Fatal(err)
	}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"ES256"}), jwt.WithIssuer("privy.io"),
		jwt.WithAudience(a.AppID()), jwt.WithExpirationRequired(), jwt.WithTimeFunc(a.Now))
	return parser.Parse(token, func(*jwt.Token) (any, error) { return key, nil })
}

// expectError checks Privy's error shape.
func expectError(g *gomega.WithT, got answer, status int, code string) {
	g.Expect(got.Status).To(gomega.Equal(status), "%v", got.Body)
	g.Expect(got.Body).To(gomega.HaveKeyWithValue("error", gomega.Not(gomega.BeEmpty())))
	if code == "" {
		g.Expect(got.Body).NotTo(gomega.HaveKey("code"))
		return
	}
	g.Expect(got.Body).To(gomega.HaveKeyWithValue("code", code))
}
