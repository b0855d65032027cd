package faults_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// publisher serves, to every site that trusts it, the document that the path asks for: what is changed in
// it stands in the query, which is part of the client_id.
var publisher = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	id := "https://" + r.Host + r.URL.RequestURI()
	requestsFor(r.URL.RequestURI()).Add(1)
	document := map[string]any{"client_id": id, "client_name": "A client", "redirect_uris": []string{apptest.Redirect}}
	for name, values := range r.URL.Query() {
		document[name] = values[0]
		if name == "redirect_uris" {
			document[name] = values
		}
	}
	if r.URL.Path == "/silent" {
		<-r.Context().Done()
		return
	}
	if r.URL.Path == "/moved" {
		http.Redirect(w, r, "/c?client_id="+url.QueryEscape(id), http.StatusFound)
		return
	}
	if r.URL.Path == "/key" {
		document["token_endpoint_auth_method"], document["jwks"] = "private_key_jwt", keysOf(documented)
	}
	if r.URL.Path == "/replaced" {
		document["token_endpoint_auth_method"], document["jwks"] = "private_key_jwt", keysOf(replaced.Load())
	}
	if r.URL.Path == "/second" && served.Add(1) == 1 {
		http.Error(w, "not yet", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path == "/kept" {
		w.Header().Set("Cache-Control", "max-age=60")
	} else {
		w.Header().Set("Cache-Control", "no-store")
	}
	_ = json.NewEncoder(w).Encode(document)
}))

// unprotected is the same without TLS.
var unprotected = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"client_id": "http://" + r.Host + r.URL.RequestURI(), "client_name": "A client", "redirect_uris": []string{apptest.Redirect},
	})
}))

// documented is the key of the client at /key.
var documented, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)

func keysOf(k *ecdsa.PrivateKey) any {
	point, _ := k.PublicKey.Bytes() // 4, x, y
	encode := base64.RawURLEncoding.EncodeToString
	return map[string]any{"keys": []any{map[string]any{"kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])}}}
}

// replaced is the key of the client at /replaced.
var replaced atomic.Pointer[ecdsa.PrivateKey]

// proves reports whether the client at /key is known by an assertion: then it is the code that is refused.
func proves(s *apptest.Site, key *ecdsa.PrivateKey, change func(jwt.MapClaims)) bool {
	return provesAt(s, "/key", key, change)
}

func provesAt(s *apptest.Site, path string, key *ecdsa.PrivateKey, change func(jwt.MapClaims)) bool {
	id := publisher.URL + path
	form := s.CodeForm(id, "nobody's")
	if key != nil {
		now := s.App.Now()
		claims := jwt.MapClaims{"iss": id, "sub": id, "aud": s.URL + "/token", "jti": rand.Text(), "exp": now.Add(time.Minute).Unix()}
		if change != nil {
			change(claims)
		}
		signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(key)
		if err != nil {
			return false
		}
		form.Set("client_assertion", signed)
		form.Set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
	}
	return s.PostForm("/token", form, "").Text("error") == "invalid_grant"
}

// asked is how many requests for documents two logins begun in a row cost.
func asked(s *apptest.Site, path string) int32 {
	before := requestsFor(path).Load()
	_, _ = takes(s, path), takes(s, path)
	return requestsFor(path).Load() - before
}

// requests counts those to the publisher, by path and query.
var requests sync.Map

func requestsFor(path string) *atomic.Int32 {
	counter, _ := requests.LoadOrStore(path, &atomic.Int32{})
	n, _ := counter.(*atomic.Int32)
	return n
}

// consentTo is the page on which a user is asked to allow a client with a document.
func consentTo(s *apptest.Site, redirect string) string {
	q := s.AuthorizeQuery(publisher.URL + "/c?redirect_uris=" + url.QueryEscape(redirect))
	q.Set("redirect_uri", redirect)
	b, who := s.Browse(), s.Privy.Accounts()[0]
	b.Open(q)
	b.Submit(url.Values{"email": {who.Email}})
	return b.Submit(url.Values{"code": {who.OTP}}).Body
}

// served counts the requests for a document that is not there at the first.
var served atomic.Int32

// trusting makes a site trust the publisher.
func trusting(c *app.Config) { c.HTTPClient, c.DocumentTimeout = publisher.Client(), time.Second }

// takes reports whether a client with that document gets to the login.
func takes(s *apptest.Site, path string) bool {
	q := s.AuthorizeQuery(publisher.URL + path)
	return s.Browse().Open(q).Status == http.StatusOK
}

func listed(s *apptest.Site, member string) []any {
	list, _ := s.Get(asm).JSON()[member].([]any)
	return list
}

// seenInClientDocuments are the faults of servers that take client ID metadata documents.
var seenInClientDocuments = map[string]look{
	"cimd-promised-only": func(s *apptest.Site) bool {
		return s.Get(asm).JSON()["client_id_metadata_document_supported"] == true && !takes(s, "/c")
	},
	"cimd-unadvertised": func(s *apptest.Site) bool {
		return s.Get(asm).JSON()["client_id_metadata_document_supported"] == nil && takes(s, "/c")
	},
	"cimd-id-not-compared":  func(s *apptest.Site) bool { return takes(s, "/c?client_id=other") },
	"cimd-members-optional": func(s *apptest.Site) bool { return takes(s, "/c?client_name=") },
	"cimd-secret-taken":     func(s *apptest.Site) bool { return takes(s, "/c?client_secret=known") },
	"cimd-any-size":         func(s *apptest.Site) bool { return takes(s, "/c?padding="+strings.Repeat("x", 6<<10)) },
	"cimd-redirect-allow-list": func(s *apptest.Site) bool {
		return takes(s, "/c?redirect_uris="+url.QueryEscape("https://a.example/cb"))
	},
	"cimd-errors-cached": func(s *apptest.Site) bool {
		served.Store(0)
		return takes(s, "/c") && !takes(s, "/second") && !takes(s, "/second")
	},
	"cimd-none-only": func(s *apptest.Site) bool { return takes(s, "/c?token_endpoint_auth_method=none") && !takes(s, "/key") },
	"cimd-host-unreachable": func(s *apptest.Site) bool {
		return takes(s, "/c") && strings.Contains(s.Browse().Open(s.AuthorizeQuery("https://chatgpt.com/oauth/client.json")).Body, "403")
	},
	"cimd-http-taken": func(s *apptest.Site) bool {
		return s.Browse().Open(s.AuthorizeQuery(unprotected.URL+"/c")).Status == http.StatusOK
	},
	"cimd-url-unchecked":     func(s *apptest.Site) bool { return takes(s, "/./c") },
	"cimd-redirect-followed": func(s *apptest.Site) bool { return takes(s, "/moved") },
	"cimd-awaited-forever": func(s *apptest.Site) bool {
		ctx, giveUp := context.WithTimeout(context.Background(), 2*time.Second)
		defer giveUp()
		u := s.URL + "/authorize?" + s.AuthorizeQuery(publisher.URL+"/silent").Encode()
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
		if err != nil {
			return false
		}
		answer, err := http.DefaultClient.Do(r)
		if err == nil {
			_ = answer.Body.Close()
		}
		return errors.Is(err, context.DeadlineExceeded)
	},
	"cimd-never-cached":   func(s *apptest.Site) bool { return asked(s, "/kept?never") == 2 },
	"cimd-cached-forever": func(s *apptest.Site) bool { return asked(s, "/c?forever") == 1 },
	"consent-redirect-hidden": func(s *apptest.Site) bool {
		page := consentTo(s, apptest.Redirect)
		return strings.Contains(page, publisher.URL) && !strings.Contains(page, apptest.Redirect)
	},
	"consent-client-host-hidden": func(s *apptest.Site) bool {
		page := consentTo(s, apptest.Redirect)
		return strings.Contains(page, apptest.Redirect) && !strings.Contains(page, publisher.URL)
	},
	"consent-loopback-unwarned": func(s *apptest.Site) bool {
		page := consentTo(s, "http://127.0.0.1:4711/cb")
		return strings.Contains(page, "127.0.0.1:4711") && !strings.Contains(page, "your own device")
	},
	"assertion-issuer-only": func(s *apptest.Site) bool {
		return !proves(s, documented, nil) && proves(s, documented, func(c jwt.MapClaims) { c["aud"] = s.URL })
	},
	"assertion-audience-unchecked": func(s *apptest.Site) bool {
		return proves(s, documented, func(c jwt.MapClaims) { c["aud"] = "https://other.example" })
	},
	"assertion-expiry-unchecked": func(s *apptest.Site) bool {
		return proves(s, documented, func(c jwt.MapClaims) { c["exp"] = s.App.Now().Add(-time.Hour).Unix() })
	},
	"assertion-replayed": func(s *apptest.Site) bool {
		same := func(c jwt.MapClaims) { c["jti"] = "the same" }
		first := proves(s, documented, same)
		return first && proves(s, documented, same)
	},
	"assertion-not-required": func(s *apptest.Site) bool { return proves(s, nil, nil) },
	"assertion-unverified": func(s *apptest.Site) bool {
		stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		return err == nil && proves(s, stranger, nil)
	},
	"client-keys-kept": func(s *apptest.Site) bool {
		replaced.Store(documented)
		first := provesAt(s, "/replaced", documented, nil)
		next, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		replaced.Store(next)
		return err == nil && first && !provesAt(s, "/replaced", next, nil)
	},
	"dcr-id-is-url": func(s *apptest.Site) bool {
		id := s.Register()
		return strings.HasPrefix(id, s.URL) && s.Code(id, 0) != ""
	},
	"auth-algs-missing": func(s *apptest.Site) bool {
		return takes(s, "/c") && listed(s, "token_endpoint_auth_signing_alg_values_supported") == nil
	},
	"auth-algs-none": func(s *apptest.Site) bool {
		algs := listed(s, "token_endpoint_auth_signing_alg_values_supported")
		return len(algs) == 2 && algs[1] == "none"
	},
}
