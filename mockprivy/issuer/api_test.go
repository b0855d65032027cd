package issuer_test

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"slices"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

func TestAppSettings(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	for _, version := range []string{"/api/v1", "/v1"} {
		got := a.call(http.MethodGet, version+"/apps/"+a.AppID(), nil)
		g.Expect(got.Status).To(gomega.Equal(200))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("id", a.AppID()))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("verification_key", a.VerificationKeyPEM()))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("allowlist_config", gomega.HaveLen(4)))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("created_at", float64(epoch.Unix())))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("updated_at", float64(epoch.Unix())))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("email_auth", true))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("sms_auth", false))
	}
}

func TestVerificationKeyIsTheKeyOfTheJWKS(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	block, rest := pem.Decode([]byte(a.VerificationKeyPEM()))
	g.Expect(rest).To(gomega.BeEmpty())
	g.Expect(block.Type).To(gomega.Equal("PUBLIC KEY"))
	spki, err := x509.ParsePKIXPublicKey(block.Bytes)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	public, ok := spki.(*ecdsa.PublicKey)
	g.Expect(ok).To(gomega.BeTrue())
	point, err := public.Bytes()
	g.Expect(err).NotTo(gomega.HaveOccurred())

	got := a.call(http.MethodGet, "/api/v1/apps/"+a.AppID()+"/jwks.json", nil)
	key := got.list("keys")[0]
	x, err := base64.RawURLEncoding.DecodeString(text(key["x"]))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	y, err := base64.RawURLEncoding.DecodeString(text(key["y"]))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(append(append([]byte{4}, x...), y...)).To(gomega.Equal(point))
	for name, want := range map[string]string{"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256"} {
		g.Expect(key).To(gomega.HaveKeyWithValue(name, want))
	}
}

func TestTestCredentials(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	got := a.call(http.MethodGet, "/api/v1/apps/"+a.AppID()+"/test_credentials", nil)
	g.Expect(got.Status).To(gomega.Equal(200))
	data := got.list("data")
	g.Expect(len(data)).To(gomega.BeNumerically(">=", 2))
	for i, want := range a.Accounts() {
		g.Expect(data[i]).To(gomega.HaveKeyWithValue("email", want.Email))
		g.Expect(data[i]).To(gomega.HaveKeyWithValue("phone_number", want.Phone))
		g.Expect(data[i]).To(gomega.HaveKeyWithValue("otp_code", want.OTP))
	}
}

func TestWhoMayCallWhat(t *testing.T) {
	t.Parallel()
	a := newApp(t, issuer.Options{})
	paths := map[string]bool{ // path → whether it is for the app's server only
		"GET /api/v1/apps/" + a.AppID():                          false,
		"POST /api/v1/passwordless/init":                         false,
		"GET /api/v1/apps/" + a.AppID() + "/test_credentials":    true,
		"GET /v1/users/" + a.Accounts()[0].DID:                   true,
		"DELETE /v1/users/did:privy:nobody":                      true,
		"POST /v1/passwordless/authenticate":                     false,
		"POST /api/v1/sessions":                                  false,
		"GET /v1/apps/" + a.AppID() + "/test_credentials":        true,
		"GET /api/v1/users/" + a.Accounts()[1].DID[len(prefix):]: true,
	}
	for route, private := range paths {
		t.Run(route, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			method, path, _ := cutRoute(route)
			expectError(g, a.call(method, path, object{}, without("privy-app-id")), 400, "missing_or_invalid_privy_app_id")
			expectError(g, a.call(method, path, object{}, with("privy-app-id", "another")), 400, "missing_or_invalid_privy_app_id")
			expectError(g, a.call(method, path, object{}, basic(a.AppID(), "wrong")), 401, "")
			expectError(g, a.call(method, path, object{}, basic("another", a.AppSecret())), 401, "")
			anonymous := a.call(method, path, object{}, without("Authorization"))
			if private {
				expectError(g, anonymous, 401, "")
				return
			}
			g.Expect(anonymous.Body).NotTo(gomega.HaveKeyWithValue("error", gomega.ContainSubstring("secret")))
		})
	}
}

func TestAnotherAppAndUnknownPaths(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	for _, path := range []string{"/api/v1/apps/other", "/v1/apps/other/jwks.json", "/v1/apps/other/test_credentials"} {
		expectError(g, a.call(http.MethodGet, path, nil), 400, "missing_or_invalid_privy_app_id")
	}
	expectError(g, a.call(http.MethodGet, "/api/v1/wallets", nil), 404, "")
}

func TestUsers(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	did := a.Accounts()[1].DID
	for _, id := range []string{did, did[len(prefix):]} {
		got := a.call(http.MethodGet, "/api/v1/users/"+id, nil)
		g.Expect(got.Status).To(gomega.Equal(200))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("id", did))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("mfa_methods", gomega.BeEmpty()))
		g.Expect(got.Body["linked_accounts"]).To(gomega.ConsistOf(
			gomega.HaveKeyWithValue("address", a.Accounts()[1].Email)))
	}
	g.Expect(a.call(http.MethodDelete, "/v1/users/"+did, nil).Status).To(gomega.Equal(204))
	expectError(g, a.call(http.MethodGet, "/v1/users/"+did, nil), 404, "")
	expectError(g, a.call(http.MethodDelete, "/v1/users/"+did, nil), 404, "")
	g.Expect(a.call(http.MethodGet, "/v1/users/"+a.Accounts()[0].DID, nil).Status).To(gomega.Equal(200), "the other stays")
}

func TestOptionsThatContradictThemselves(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]issuer.Options{
		"two of one e-mail": {Accounts: []issuer.Account{{Email: "a@b.example"}, {Email: "A@b.example"}}},
		"no e-mail":         {Accounts: []issuer.Account{{OTP: "123456"}}},
		"a short code":      {Accounts: []issuer.Account{{Email: "a@b.example", OTP: "123"}}},
		"a foreign DID":     {Accounts: []issuer.Account{{Email: "a@b.example", DID: "did:web:x"}}},
		"a colon in the id": {AppID: "a:b"},
		"a past lifetime":   {TokenLifetime: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := issuer.New(o)
			gomega.NewWithT(t).Expect(err).To(gomega.MatchError(gomega.HavePrefix("mock Privy: ")))
		})
	}
}

func TestEveryCredentialIsTold(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	told := &ledger{}
	a := newApp(t, issuer.Options{OnMint: told.note})
	session := a.logIn(a.Accounts()[0].Email, a.Accounts()[0].OTP).Body
	a.call(http.MethodPost, "/api/v1/passwordless/init", object{"email": "new@example.com"})
	code := a.steer("/codes", nil).list("data")[0]["code"]
	want := []any{a.AppSecret(), a.ControlToken(), a.Accounts()[0].OTP, a.Accounts()[1].OTP, session["token"], session["refresh_token"], code}
	g.Expect(told.values()).To(gomega.ConsistOf(want...))
	g.Expect(slices.Contains(told.values(), "")).To(gomega.BeFalse())
}
