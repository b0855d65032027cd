package issuer_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

const prefix = "did:privy:"

func cutRoute(s string) (method, path string, ok bool) { return strings.Cut(s, " ") }

// ledger notes what OnMint is told.
type ledger struct {
	mu   sync.Mutex
	seen []string
}

func (l *ledger) note(_, value string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen = append(l.seen, value)
}

func (l *ledger) values() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.seen...)
}

// sendCode asks for a code and reads it at the control port.
func (a *app) sendCode(email string) string {
	a.t.Helper()
	got := a.call(http.MethodPost, "/api/v1/passwordless/init", object{"email": email}, without("Authorization"))
	if got.Status != 200 || got.Body["success"] != true {
		a.t.Fatalf("init: %d %v", got.Status, got.Body)
	}
	for _, c := range a.steer("/codes", nil).list("data") {
		if c["email"] == strings.ToLower(email) {
			return text(c["code"])
		}
	}
	a.t.Fatalf("no code was sent to %s", email)
	return ""
}

func TestTestAccountLogsInWithItsFixedCode(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	account := a.Accounts()[1]
	for range 2 {
		got := a.logIn(strings.ToUpper(account.Email), account.OTP)
		g.Expect(got.Status).To(gomega.Equal(200))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("is_new_user", false))
		g.Expect(got.Body).To(gomega.HaveKeyWithValue("session_update_action", "set"))
		g.Expect(got.Body["privy_access_token"]).To(gomega.Equal(got.Body["token"]))
		g.Expect(got.Body["user"]).To(gomega.HaveKeyWithValue("id", account.DID))
		token, err := a.verify(got.text("token"), a.VerificationKeyPEM())
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(token.Claims.GetSubject()).To(gomega.Equal(account.DID))
	}
}

func TestWrongCodesAreRefused(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	one, two := a.Accounts()[0], a.Accounts()[1]
	expectError(g, a.logIn(one.Email, two.OTP), 422, "invalid_credentials")
	expectError(g, a.logIn("never-asked@example.com", one.OTP), 422, "invalid_credentials")
	expectError(g, a.logIn(one.Email, "12345"), 400, "invalid_data")
	expectError(g, a.logIn("no address", one.OTP), 400, "invalid_data")
	expectError(g, a.call(http.MethodPost, "/v1/passwordless/init", "{"), 400, "invalid_data")
	expectError(g, a.call(http.MethodPost, "/v1/passwordless/init", strings.Repeat(" ", 1<<17)), 400, "invalid_data")
	g.Expect(a.logIn(one.Email, one.OTP).Status).To(gomega.Equal(200), "the right one still works")
}

func TestSentCodeWorksOnce(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	code := a.sendCode("New@Example.com")
	g.Expect(code).To(gomega.MatchRegexp(`^[0-9]{6}$`))
	expectError(g, a.logIn("other@example.com", code), 422, "invalid_credentials")

	first := a.logIn("new@example.com", code)
	g.Expect(first.Status).To(gomega.Equal(200))
	g.Expect(first.Body).To(gomega.HaveKeyWithValue("is_new_user", true), "Privy signs up who is unknown")
	expectError(g, a.logIn("new@example.com", code), 422, "invalid_credentials")

	again := a.logIn("new@example.com", a.sendCode("new@example.com"))
	g.Expect(again.Body).To(gomega.HaveKeyWithValue("is_new_user", false))
	g.Expect(again.Body["user"]).To(gomega.HaveKeyWithValue("id", first.in("user")["id"]))
}

func TestSentCodeExpires(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	code := a.sendCode("late@example.com")
	a.Advance(10*time.Minute - time.Second)
	g.Expect(a.logIn("late@example.com", code).Status).To(gomega.Equal(200), "one second before")

	code = a.sendCode("late@example.com")
	a.Advance(10 * time.Minute)
	expectError(g, a.logIn("late@example.com", code), 422, "invalid_credentials")
	g.Expect(a.steer("/codes", nil).Body["data"]).To(gomega.BeEmpty())
}

func TestNoSignup(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	body := object{"email": "new@example.com", "code": a.sendCode("new@example.com"), "mode": "no-signup"}
	expectError(g, a.call(http.MethodPost, "/v1/passwordless/authenticate", body), 400, "user_does_not_exist")
	known := object{"email": a.Accounts()[0].Email, "code": a.Accounts()[0].OTP, "mode": "no-signup"}
	g.Expect(a.call(http.MethodPost, "/v1/passwordless/authenticate", known).Status).To(gomega.Equal(200))
}

func TestSessionRefreshRotates(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	login := a.logIn(a.Accounts()[0].Email, a.Accounts()[0].OTP).Body
	a.Advance(2 * time.Hour)
	refresh := func(token any) answer {
		return a.call(http.MethodPost, "/api/v1/sessions", object{"refresh_token": token})
	}
	next := refresh(login["refresh_token"])
	g.Expect(next.Status).To(gomega.Equal(200))
	g.Expect(next.Body["refresh_token"]).NotTo(gomega.Equal(login["refresh_token"]))
	g.Expect(a.sessionOf(next.text("token"))).To(gomega.Equal(a.sessionOf(text(login["token"]))))
	_, err := a.verify(next.text("token"), a.VerificationKeyPEM())
	g.Expect(err).NotTo(gomega.HaveOccurred())

	expectError(g, refresh(login["refresh_token"]), 401, "missing_or_invalid_token")
	expectError(g, refresh("made up"), 401, "missing_or_invalid_token")
	g.Expect(a.DeleteUser(a.Accounts()[0].DID)).To(gomega.BeTrue())
	expectError(g, refresh(next.Body["refresh_token"]), 401, "missing_or_invalid_token")
}

func TestDeletedUserSignsUpAnew(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	account := a.Accounts()[0]
	g.Expect(a.DeleteUser(account.DID)).To(gomega.BeTrue())
	got := a.logIn(account.Email, account.OTP)
	g.Expect(got.Body).To(gomega.HaveKeyWithValue("is_new_user", true))
	g.Expect(got.in("user")["id"]).NotTo(gomega.Equal(account.DID))
}

func TestOneCodeManyHands(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := newApp(t, issuer.Options{})
	code := a.sendCode("race@example.com")
	statuses := make(chan int, 8)
	for range cap(statuses) {
		go func() { statuses <- a.logIn("race@example.com", code).Status }()
	}
	count := map[int]int{}
	for range cap(statuses) {
		count[<-statuses]++
	}
	g.Expect(count).To(gomega.Equal(map[int]int{200: 1, 422: cap(statuses) - 1}))
}

func TestEverythingAtOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t, issuer.Options{OnMint: (&ledger{}).note})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			a.Advance(time.Second)
			if err := a.RotateKeys(false); err != nil {
				t.Error(err)
			}
			a.publishedKeyIDs()
			if got := a.logIn(a.Accounts()[1].Email, a.Accounts()[1].OTP); got.Status != 200 {
				t.Errorf("log in: %d %v", got.Status, got.Body)
			}
			a.DeleteUser(a.Accounts()[0].DID)
		})
	}
	all.Wait()
}

func (a *app) sessionOf(token string) any {
	a.t.Helper()
	claims := jwt.MapClaims{}
	if _, _, err := jwt.NewParser().ParseUnverified(token, claims); err != nil {
		a.t.Fatal(err)
	}
	return claims["sid"]
}
