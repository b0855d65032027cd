package issuer_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

func TestControlNeedsItsTokenAndLoopback(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	for _, m := range []mutation{
		without("Authorization"), with("Authorization", "Bearer wrong"), with("Authorization", "Basic "+a.ControlToken()),
		with("Authorization", "Bearer "+a.AppSecret()),
	} {
		expectError(g, a.steer("/advance", object{"seconds": 60}, m), 401, "")
	}
	g.Expect(a.Now()).To(gomega.Equal(epoch))

	far := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/advance", nil)
	far.RemoteAddr = "192.0.2.1:1234"
	far.Header.Set("Authorization", "Bearer "+a.ControlToken())
	recorder := httptest.NewRecorder()
	a.Control().ServeHTTP(recorder, far)
	g.Expect(recorder.Code).To(gomega.Equal(403))
	g.Expect(a.call(http.MethodPost, "/advance", object{"seconds": 60}).Status).To(gomega.Equal(404), "not on the API's port")
}

func TestControlMintsAnything(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	got := a.steer("/mint", object{"did": "did:privy:somebody", "session_id": "s1", "lifetime_seconds": 90})
	g.Expect(got.Status).To(gomega.Equal(200))
	g.Expect(got.Body).To(gomega.HaveKeyWithValue("did", "did:privy:somebody"))
	g.Expect(got.Body).To(gomega.HaveKeyWithValue("expires_at", float64(epoch.Unix()+90)))
	token, err := a.verify(got.text("token"), a.VerificationKeyPEM())
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(token.Claims.GetSubject()).To(gomega.Equal("did:privy:somebody"))
	g.Expect(a.sessionOf(got.text("token"))).To(gomega.Equal("s1"))

	g.Expect(a.steer("/mint", "").Status).To(gomega.Equal(200), "no body is the defaults")
	expectError(g, a.steer("/mint", object{"did": "bob"}), 400, "invalid_data")
	expectError(g, a.steer("/mint", object{"lifetime": 90}), 400, "invalid_data")
	expectError(g, a.steer("/mint", object{"lifetime_seconds": int64(1) << 60}), 400, "invalid_data")
}

func TestControlMovesTheClockForwardOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	g.Expect(a.steer("/advance", object{"seconds": 90}).Status).To(gomega.Equal(204))
	g.Expect(a.Now()).To(gomega.Equal(epoch.Add(90 * time.Second)))
	for _, wrong := range []any{object{"seconds": -1}, object{"seconds": 0}, object{}, object{"seconds": 1.5}, "x", object{"second": 1}} {
		expectError(g, a.steer("/advance", wrong), 400, "invalid_data")
	}
	g.Expect(a.Now()).To(gomega.Equal(epoch.Add(90 * time.Second)))
}

func TestControlRotatesKeysAndDeletesUsers(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	before := a.VerificationKeyPEM()
	g.Expect(a.steer("/rotate-keys", object{}).Status).To(gomega.Equal(204))
	g.Expect(a.VerificationKeyPEM()).NotTo(gomega.Equal(before))

	one, two := a.Accounts()[0], a.Accounts()[1]
	g.Expect(a.steer("/users/delete", object{"did": one.DID}).Status).To(gomega.Equal(204))
	g.Expect(a.steer("/users/delete", object{"email": two.Email}).Status).To(gomega.Equal(204))
	expectError(g, a.steer("/users/delete", object{"email": two.Email}), 404, "")
	expectError(g, a.steer("/users/delete", object{}), 400, "invalid_data")
	for _, account := range a.Accounts() {
		expectError(g, a.call(http.MethodGet, "/v1/users/"+account.DID, nil), 404, "")
	}
}

func TestControlMakesRequestsFail(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	user := "/v1/users/" + a.Accounts()[0].DID
	g.Expect(a.steer("/fail", object{"path": "/api/v1/users", "status": 503, "times": 2}).Status).To(gomega.Equal(204))
	g.Expect(a.call(http.MethodGet, "/v1/apps/"+a.AppID(), nil).Status).To(gomega.Equal(200), "another path")
	expectError(g, a.call(http.MethodGet, user, nil), 503, "")
	expectError(g, a.call(http.MethodGet, "/api"+user, nil), 503, "")
	g.Expect(a.call(http.MethodGet, user, nil).Status).To(gomega.Equal(200), "the third time")

	g.Expect(a.steer("/fail", object{"status": 429}).Status).To(gomega.Equal(204))
	for range 3 {
		expectError(g, a.call(http.MethodGet, user, nil), 429, "too_many_requests")
	}
	g.Expect(a.steer("/calm", object{}).Status).To(gomega.Equal(204))
	g.Expect(a.call(http.MethodGet, user, nil).Status).To(gomega.Equal(200))

	for _, wrong := range []any{object{}, object{"status": 200}, object{"status": 500, "times": -1}} {
		expectError(g, a.steer("/fail", wrong), 400, "invalid_data")
	}
}

func TestControlMakesRequestsSlow(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	path := "/v1/apps/" + a.AppID()
	g.Expect(a.steer("/slow", object{"path": path, "milliseconds": 60_000, "times": 1}).Status).To(gomega.Equal(204))

	ctx, cancel := context.WithCancel(t.Context())
	recorder := httptest.NewRecorder()
	request := httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	done := make(chan struct{})
	go func() { a.Handler().ServeHTTP(recorder, request); close(done) }()
	g.Consistently(done, "30ms").ShouldNot(gomega.BeClosed(), "it waits")
	cancel()
	g.Eventually(done, "10s").Should(gomega.BeClosed(), "it ends with the request")
	g.Expect(recorder.Code).NotTo(gomega.Equal(200))
	g.Expect(a.call(http.MethodGet, path, nil).Status).To(gomega.Equal(200), "once only")

	g.Expect(a.Trouble(issuer.Trouble{Path: path, Delay: time.Millisecond, Status: 500, Times: 1})).To(gomega.Succeed())
	expectError(g, a.call(http.MethodGet, path, nil), 500, "")
	for _, wrong := range []any{object{}, object{"milliseconds": -1}, object{"milliseconds": 1 << 40}} {
		expectError(g, a.steer("/slow", wrong), 400, "invalid_data")
	}
}
