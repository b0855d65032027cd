package app_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// published is a site where clients publish what they are.
type published struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked map[string]int
}

func publish(t *testing.T) *published {
	t.Helper()
	p := &published{pages: map[string]http.HandlerFunc{}, asked: map[string]int{}}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		page := p.pages[r.URL.Path]
		p.asked[r.URL.Path]++
		p.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

// document is a good document for a path; change it at will, then put it there.
func (p *published) document(path string) map[string]any {
	return map[string]any{
		"client_id": p.URL + path, "client_name": "A client", "redirect_uris": []string{apptest.Redirect},
		"grant_types": []string{"authorization_code", "refresh_token"}, "token_endpoint_auth_method": "none",
	}
}

func (p *published) put(path string, document any, header ...string) {
	raw, _ := json.Marshal(document)
	p.handle(path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		_, _ = w.Write(raw)
	})
}

func (p *published) handle(path string, h http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = h
}

func (p *published) count(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked[path]
}

func startWithDocuments(t *testing.T) (*kit, *published) {
	t.Helper()
	p := publish(t)
	return startWith(t, func(c *app.Config) { c.ClientDocuments, c.HTTPClient = true, p.Client() }), p
}

func TestAClientIsWhatItsDocumentSays(t *testing.T) {
	t.Parallel()
	k, p := startWithDocuments(t)
	p.put("/client.json", p.document("/client.json"), "Cache-Control", "max-age=60")
	id := p.URL + "/client.json"
	tokens := k.Redeem(id, k.Code(id, 0))
	k.Expect(k.RPC(tokens.Access, "tools/list", nil).Status).To(gomega.Equal(200))
	k.Refreshed(tokens)
	k.Expect(p.count("/client.json")).To(gomega.Equal(1), "it is kept for as long as it says")
	k.Advance(2 * time.Minute)
	k.Expect(k.Browse().Open(k.AuthorizeQuery(id)).Status).To(gomega.Equal(200))
	k.Expect(p.count("/client.json")).To(gomega.Equal(2))

	metadata := k.Get("/.well-known/oauth-authorization-server").JSON()
	k.Expect(metadata["client_id_metadata_document_supported"]).To(gomega.BeTrue())
	k.Expect(metadata["token_endpoint_auth_methods_supported"]).To(gomega.ConsistOf("none", "private_key_jwt"))
	k.Expect(metadata["token_endpoint_auth_signing_alg_values_supported"]).To(gomega.ConsistOf("RS256", "ES256"))
}

// TestDocumentsThatDescribeNobody: the user is told, and is not redirected (draft-00 §4).
func TestDocumentsThatDescribeNobody(t *testing.T) {
	t.Parallel()
	k, p := startWithDocuments(t)
	for name, change := range map[string]func(d map[string]any){
		"another id":          func(d map[string]any) { d["client_id"] = p.URL + "/other" },
		"no name":             func(d map[string]any) { delete(d, "client_name") },
		"no redirects":        func(d map[string]any) { delete(d, "redirect_uris") },
		"another redirect":    func(d map[string]any) { d["redirect_uris"] = []string{"https://client.example/cb"} },
		"a secret":            func(d map[string]any) { d["client_secret"] = "everybody's" },
		"a shared secret":     func(d map[string]any) { d["token_endpoint_auth_method"] = "client_secret_post" },
		"a method of its own": func(d map[string]any) { d["token_endpoint_auth_method"] = "tls_client_auth" },
		"its own algorithm":   func(d map[string]any) { d["token_endpoint_auth_signing_alg"] = "HS256" },
		"no key":              func(d map[string]any) { d["token_endpoint_auth_method"] = "private_key_jwt" },
		"huge":                func(d map[string]any) { d["padding"] = strings.Repeat("x", 6<<10) },
	} {
		d := p.document("/d")
		change(d)
		p.put("/d", d, "Cache-Control", "no-store")
		a := k.Browse().Open(k.AuthorizeQuery(p.URL + "/d"))
		k.Expect(a.Status).To(gomega.Equal(400), name)
		k.Expect(a.Location()).To(gomega.BeNil(), name)
	}
	good := p.document("/d")
	p.put("/d", good)
	k.Expect(k.Browse().Open(k.AuthorizeQuery(p.URL+"/d")).Status).To(gomega.Equal(200), "errors are not kept")

	p.handle("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/d", http.StatusFound) })
	p.handle("/html", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) })
	p.put("/e/../d", good)
	for _, id := range []string{"/moved", "/html", "/nowhere", "/e/../d", "/d#x", "", "/e/%2e%2e/d"} {
		k.Expect(k.Browse().Open(k.AuthorizeQuery(p.URL+id)).Status).To(gomega.Equal(400), id)
	}
	withUser := strings.Replace(p.URL, "https://", "https://user@", 1) + "/d"
	k.Expect(k.Browse().Open(k.AuthorizeQuery(withUser)).Status).To(gomega.Equal(400))
}

// TestAServerOnTheInternetReachesNothingInside is draft-00 §6.5.
func TestAServerOnTheInternetReachesNothingInside(t *testing.T) {
	t.Parallel()
	p := publish(t)
	k := startWith(t, func(c *app.Config) {
		c.ClientDocuments, c.HTTPClient, c.BaseURL = true, p.Client(), "https://mcp.example.com"
	})
	p.put("/d", p.document("/d"))
	q := k.AuthorizeQuery(p.URL + "/d")
	a := k.Get("http://" + k.Address() + "/authorize?" + q.Encode())
	k.Expect(a.Status).To(gomega.Equal(400))
	k.Expect(p.count("/d")).To(gomega.Equal(0))
}

// jwkOf writes a public key as its client publishes it.
func jwkOf(k *ecdsa.PrivateKey) map[string]any {
	raw, _ := k.PublicKey.Bytes()
	return map[string]any{
		"kty": "EC", "crv": "P-256", "kid": "ec", "use": "sig",
		"x": base64.RawURLEncoding.EncodeToString(raw[1:33]), "y": base64.RawURLEncoding.EncodeToString(raw[33:]),
	}
}

func rsaJWK(k *rsa.PrivateKey) map[string]any {
	encode := base64.RawURLEncoding.EncodeToString
	return map[string]any{"kty": "RSA", "kid": "rsa", "n": encode(k.N.Bytes()), "e": encode(big.NewInt(int64(k.E)).Bytes())}
}

func TestAClientAuthenticatesByItsKey(t *testing.T) {
	t.Parallel()
	k, p := startWithDocuments(t)
	rsaKey := apptest.SigningKey(t)
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	k.Expect(err).NotTo(gomega.HaveOccurred())
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	k.Expect(err).NotTo(gomega.HaveOccurred())
	p.put("/jwks", map[string]any{"keys": []any{jwkOf(ecKey), rsaJWK(rsaKey)}})
	d := p.document("/client")
	d["token_endpoint_auth_method"], d["jwks_uri"] = "private_key_jwt", p.URL+"/jwks"
	p.put("/client", d)
	id := p.URL + "/client"
	form := func(method jwt.SigningMethod, kid string, key crypto.PrivateKey, change func(c jwt.MapClaims)) url.Values {
		claims := jwt.MapClaims{"iss": id, "sub": id, "aud": k.URL + "/token", "jti": rand.Text(), "exp": k.App.Now().Add(time.Minute).Unix()}
		if change != nil {
			change(claims)
		}
		token := jwt.NewWithClaims(method, claims)
		token.Header["kid"] = kid
		raw, err := token.SignedString(key)
		k.Expect(err).NotTo(gomega.HaveOccurred())
		f := k.CodeForm(id, "nobody's")
		f.Set("client_assertion", raw)
		f.Set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
		return f
	}
	asIssuer := func(c jwt.MapClaims) { c["aud"] = []string{k.URL} }
	good := form(jwt.SigningMethodES256, "ec", ecKey, nil)
	unnamed := form(jwt.SigningMethodRS256, "rsa", rsaKey, asIssuer)
	unnamed.Del("client_id")
	k.refused(k.PostForm("/token", good, ""), 400, "invalid_grant") // it is the code that is refused
	k.refused(k.PostForm("/token", unnamed, ""), 400, "invalid_grant")
	k.refused(k.PostForm("/token", form(jwt.SigningMethodRS256, "rsa", rsaKey, nil), ""), 400, "invalid_grant")

	with := func(change func(c jwt.MapClaims)) url.Values {
		return form(jwt.SigningMethodES256, "ec", ecKey, change)
	}
	both := with(nil)
	both.Set("client_secret", "x")
	k.refused(k.PostForm("/token", both, ""), 400, "invalid_request")
	for name, f := range map[string]url.Values{
		"used before":  good,
		"none":         k.CodeForm(id, "nobody's"),
		"stranger":     form(jwt.SigningMethodES256, "ec", stranger, nil),
		"unknown key":  form(jwt.SigningMethodES256, "x", ecKey, nil),
		"other aud":    with(func(c jwt.MapClaims) { c["aud"] = "https://other.example" }),
		"other iss":    with(func(c jwt.MapClaims) { c["iss"] = "x" }),
		"no jti":       with(func(c jwt.MapClaims) { delete(c, "jti") }),
		"no exp":       with(func(c jwt.MapClaims) { delete(c, "exp") }),
		"over":         with(func(c jwt.MapClaims) { c["exp"] = k.App.Now().Add(-time.Minute).Unix() }),
		"for too long": with(func(c jwt.MapClaims) { c["exp"] = k.App.Now().Add(24 * time.Hour).Unix() }),
		"no type":      changed(with(nil), "client_assertion_type", ""),
		"no JWT":       changed(with(nil), "client_assertion", "x"),
		"not EC's":     form(jwt.SigningMethodHS256, "ec", []byte("x"), nil),
	} {
		k.Expect(k.PostForm("/token", f, "").Text("error")).To(gomega.Equal("invalid_client"), name)
	}

	next := jwkOf(stranger) // a new key, of another name, is looked for though the old ones may be kept
	next["kid"] = "next"
	p.put("/jwks", map[string]any{"keys": []any{jwkOf(ecKey), next}})
	byNext := form(jwt.SigningMethodES256, "next", stranger, nil)
	k.refused(k.PostForm("/token", byNext, ""), 400, "invalid_client") // but not at every word of a stranger
	k.Advance(2 * time.Minute)
	byNext = form(jwt.SigningMethodES256, "next", stranger, nil)
	k.refused(k.PostForm("/token", byNext, ""), 400, "invalid_grant")
	p.put("/jwks", map[string]any{"keys": []any{jwkOf(ecKey), rsaJWK(rsaKey)}})

	d["token_endpoint_auth_signing_alg"] = "ES256"
	p.put("/client", d)
	k.Advance(10 * time.Minute) // by then nothing of before is kept
	k.refused(k.PostForm("/token", form(jwt.SigningMethodES256, "ec", ecKey, nil), ""), 400, "invalid_grant")
	k.refused(k.PostForm("/token", form(jwt.SigningMethodRS256, "rsa", rsaKey, nil), ""), 400, "invalid_client")
}

// TestTheConsentPageSaysWhoAsksAndWhereItLeads is draft-00 §6.4 and MCP 2026-07-28, "Client ID Metadata
// Documents".
func TestTheConsentPageSaysWhoAsksAndWhereItLeads(t *testing.T) {
	t.Parallel()
	k, p := startWithDocuments(t)
	d := p.document("/d")
	d["redirect_uris"] = []string{apptest.Redirect, "http://127.0.0.1:4711/cb"}
	p.put("/d", d)
	for redirect, local := range map[string]bool{apptest.Redirect: false, "http://127.0.0.1:4711/cb": true} {
		q := k.AuthorizeQuery(p.URL + "/d")
		q.Set("redirect_uri", redirect)
		b, who := k.Browse(), k.Privy.Accounts()[0]
		b.Open(q)
		b.Submit(url.Values{"email": {who.Email}})
		page := b.Submit(url.Values{"code": {who.OTP}}).Body
		u, _ := url.Parse(redirect)
		k.Expect(page).To(gomega.ContainSubstring("<strong>" + u.Host + "</strong>"))
		k.Expect(page).To(gomega.ContainSubstring("<strong>" + strings.TrimPrefix(p.URL, "https://") + "</strong>"))
		k.Expect(strings.Contains(page, "on your own device")).To(gomega.Equal(local), redirect)
	}
}

// TestHostsThatAreNotLookedUp: a client's document is fetched from where its host is said to be, under the
// name that its certificate has.
func TestHostsThatAreNotLookedUp(t *testing.T) {
	t.Parallel()
	p := publish(t)
	k := startWith(t, func(c *app.Config) {
		c.ClientDocuments, c.HTTPClient = true, p.Client()
		c.Hosts = map[string]string{"example.com:443": p.Listener.Addr().String()} // a name in the certificate of httptest
	})
	d := p.document("/d")
	d["client_id"] = "https://example.com/d"
	p.put("/d", d)
	k.Expect(k.Browse().Open(k.AuthorizeQuery("https://example.com/d")).Status).To(gomega.Equal(200))
	k.Expect(p.count("/d")).To(gomega.Equal(1))
}

func TestNobodyRegistersWhereThatIsNotOffered(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.NoRegistration = true })
	k.Expect(k.Get("/.well-known/oauth-authorization-server").JSON()).NotTo(gomega.HaveKey("registration_endpoint"))
	k.Expect(k.PostJSON("/register", map[string]any{"redirect_uris": []string{apptest.Redirect}}, "").Status).To(gomega.Equal(404))
}
