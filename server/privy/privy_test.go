package privy_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/privy"
)

// boot serves a fake Privy and returns it with a client of its app.
func boot(t *testing.T) (*issuer.Issuer, *privy.Client) {
	t.Helper()
	is, err := issuer.New(issuer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(is.Handler())
	t.Cleanup(server.Close)
	return is, &privy.Client{AppID: is.AppID(), AppSecret: is.AppSecret(), APIURL: server.URL, Now: is.Now}
}

func TestALogin(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	ctx, who := t.Context(), is.Accounts()[1]
	g.Expect(c.SendCode(ctx, who.Email)).To(gomega.Succeed())
	_, err := c.CheckCode(ctx, who.Email, "000000")
	g.Expect(err).To(gomega.MatchError(privy.ErrWrongCode))
	_, err = c.CheckCode(ctx, who.Email, "0")
	g.Expect(err).To(gomega.MatchError(privy.ErrWrongCode))
	session, err := c.CheckCode(ctx, who.Email, who.OTP)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	token, err := c.Verify(ctx, session.Token)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(token.UserID).To(gomega.Equal(who.DID))
	g.Expect(token.SessionID).NotTo(gomega.BeEmpty())
	g.Expect(token.ExpiresAt).To(gomega.BeTemporally("~", is.Now().Add(time.Hour), 2*time.Second))
	g.Expect(c.SendCode(ctx, "not an address")).To(gomega.MatchError(privy.ErrRefused))
}

func TestASessionIsRenewed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	ctx, who := t.Context(), is.Accounts()[0]
	first, err := c.CheckCode(ctx, who.Email, who.OTP)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	is.Advance(time.Hour)
	second, err := c.Renew(ctx, first.Refresh)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	token, err := c.Verify(ctx, second.Token)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(token.UserID).To(gomega.Equal(who.DID))
	g.Expect(second.Refresh).NotTo(gomega.Or(gomega.BeEmpty(), gomega.Equal(first.Refresh)))
	_, err = c.Renew(ctx, first.Refresh)
	g.Expect(err).To(gomega.MatchError(privy.ErrSessionOver), "it is good once")
	is.EndSessions(who.DID)
	_, err = c.Renew(ctx, second.Refresh)
	g.Expect(err).To(gomega.MatchError(privy.ErrSessionOver))
}

// TestASessionThatIsNotTheServers has what Privy answers where sessions are kept in cookies, and where it
// ends one.
func TestASessionThatIsNotTheServers(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	answer := `{"token":"t","refresh_token":"deprecated"}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
	t.Cleanup(server.Close)
	c := &privy.Client{APIURL: server.URL}
	s, err := c.CheckCode(t.Context(), "a@example.com", "123456")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(s).To(gomega.Equal(privy.Session{Token: "t"}))
	answer = `{"user":null,"token":null,"refresh_token":null,"session_update_action":"clear"}`
	_, err = c.Renew(t.Context(), "r")
	g.Expect(err).To(gomega.MatchError(privy.ErrSessionOver))
}

func TestTokensThatAreNotAccepted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	mint := func(m issuer.MintRequest) string {
		raw, err := is.MintToken(m)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		return raw
	}
	good := mint(issuer.MintRequest{})
	for name, raw := range map[string]string{
		"expired":   mint(issuer.MintRequest{Lifetime: -time.Minute}),
		"other app": mint(issuer.MintRequest{AppID: "another"}),
		"tampered":  good[:len(good)-6] + "AAAAAA",
		"no JWT":    "x",
		"unsigned":  "eyJhbGciOiJub25lIn0." + strings.Split(good, ".")[1] + ".",
	} {
		_, err := c.Verify(t.Context(), raw)
		g.Expect(err).To(gomega.MatchError(privy.ErrInvalidToken), name)
	}
}

func TestKeysAreFetchedAnewWhenATokenNamesAnother(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	old, err := is.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = c.Verify(t.Context(), old)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for _, drop := range []bool{false, true} {
		g.Expect(is.RotateKeys(drop)).To(gomega.Succeed())
		is.Advance(10 * time.Second)
		next, err := is.MintToken(issuer.MintRequest{})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		_, err = c.Verify(t.Context(), next)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		_, err = c.Verify(t.Context(), old)
		g.Expect(err == nil).To(gomega.Equal(!drop), "a key stays until it is dropped: %v", err)
	}
}

func TestAFloodOfBadTokensDoesNotReachPrivy(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, err := issuer.New(issuer.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		is.Handler().ServeHTTP(w, r)
	}))
	defer server.Close()
	fixed := time.Now()
	c := &privy.Client{AppID: is.AppID(), AppSecret: is.AppSecret(), APIURL: server.URL, Now: func() time.Time { return fixed }}
	other, err := issuer.New(issuer.Options{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	foreign, err := other.MintToken(issuer.MintRequest{})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for range 20 {
		_, err := c.Verify(t.Context(), foreign)
		g.Expect(err).To(gomega.MatchError(privy.ErrInvalidToken))
	}
	g.Expect(asked).To(gomega.Equal(1))
}

func TestUsersComeAndGo(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	did := is.Accounts()[0].DID
	g.Expect(c.UserExists(t.Context(), did)).To(gomega.Succeed())
	g.Expect(c.Email(t.Context(), did)).To(gomega.Equal(is.Accounts()[0].Email))
	is.DeleteUser(did)
	g.Expect(c.UserExists(t.Context(), did)).To(gomega.MatchError(privy.ErrNoUser))
	_, err := c.Email(t.Context(), did)
	g.Expect(err).To(gomega.MatchError(privy.ErrNoUser))
}

func TestPrivyOutOfOrderIsNotARefusal(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	is, c := boot(t)
	who := is.Accounts()[0]
	for _, status := range []int{500, 503, 429} {
		g.Expect(is.Trouble(issuer.Trouble{Status: status})).To(gomega.Succeed())
		_, codeErr := c.CheckCode(t.Context(), who.Email, who.OTP)
		_, verifyErr := c.Verify(t.Context(), "x")
		for _, err := range []error{c.SendCode(t.Context(), who.Email), codeErr, verifyErr, c.UserExists(t.Context(), who.DID)} {
			g.Expect(err).To(gomega.MatchError(privy.ErrUnavailable))
		}
		is.Calm()
	}
	c.Timeout = 20 * time.Millisecond
	g.Expect(is.Trouble(issuer.Trouble{Delay: time.Minute})).To(gomega.Succeed())
	g.Expect(c.UserExists(t.Context(), who.DID)).To(gomega.MatchError(privy.ErrUnavailable))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	g.Expect(c.UserExists(ended, who.DID)).NotTo(gomega.Succeed())
}

func TestOurOwnWrongCredentialsAreNotTheUsersFault(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*privy.Client){
		"secret": func(c *privy.Client) { c.AppSecret = "wrong" },
		"app":    func(c *privy.Client) { c.AppID = "wrong" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			is, c := boot(t)
			who := is.Accounts()[0]
			session, err := c.CheckCode(t.Context(), who.Email, who.OTP)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			spoil(c)
			_, codeErr := c.CheckCode(t.Context(), who.Email, who.OTP)
			_, renewErr := c.Renew(t.Context(), session.Refresh)
			for _, err := range []error{c.SendCode(t.Context(), who.Email), codeErr, renewErr, c.UserExists(t.Context(), who.DID)} {
				g.Expect(err).To(gomega.MatchError(privy.ErrMisconfigured))
				for _, users := range []error{privy.ErrRefused, privy.ErrWrongCode, privy.ErrSessionOver, privy.ErrNoUser} {
					g.Expect(err).NotTo(gomega.MatchError(users))
				}
				g.Expect(err.Error()).NotTo(gomega.ContainSubstring("wrong"))
			}
		})
	}
}

// An address that is not on an app's allow list is answered 401 as well.
func TestAnAddressThatIsNotAllowedIsTheUsers(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write([]byte(`{"error":"not on the list","code":"allowlist_rejected"}`))
	}))
	t.Cleanup(server.Close)
	c := &privy.Client{APIURL: server.URL}
	g.Expect(c.SendCode(t.Context(), "a@example.com")).To(gomega.MatchError(privy.ErrRefused))
}
