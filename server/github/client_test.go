package github_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/github"
)

type answer struct {
	status int
	body   string
}

// answering is a client of a GitHub with these answers, status and body by path.
func answering(t *testing.T, answers map[string]answer) *github.Client {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := answers[r.URL.Path]
		w.Header().Set("Location", "https://elsewhere.example/")
		w.WriteHeader(a.status)
		_, _ = io.WriteString(w, a.body)
	}))
	t.Cleanup(s.Close)
	return &github.Client{ID: "app", Secret: "secret", URL: s.URL, APIURL: s.URL, HTTP: s.Client(), Timeout: 5 * time.Second}
}

func TestWhatGitHubMayAnswer(t *testing.T) {
	t.Parallel()
	const token, user = "/login/oauth/access_token", "/user"
	good := answer{200, `{"access_token":"t","token_type":"bearer"}`}
	for name, c := range map[string]struct {
		token, user answer
		id          string
		err         error
	}{
		"a user":            {good, answer{200, `{"id":7,"login":"me"}`}, "7", nil},
		"a wrong code":      {answer{200, `{"error":"bad_verification_code"}`}, answer{}, "", github.ErrWrongCode},
		"our own mistake":   {answer{200, `{"error":"incorrect_client_credentials"}`}, answer{}, "", github.ErrUnavailable},
		"no JSON":           {answer{200, "<html>"}, answer{}, "", github.ErrUnavailable},
		"down":              {answer{503, "{}"}, answer{}, "", github.ErrUnavailable},
		"a redirect":        {answer{307, "{}"}, answer{}, "", github.ErrUnavailable},
		"a token of nobody": {good, answer{401, `{"message":"Bad credentials"}`}, "", github.ErrUnavailable},
		"a user without id": {good, answer{200, `{}`}, "", github.ErrUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			id, err := answering(t, map[string]answer{token: c.token, user: c.user}).User(t.Context(), "code", "https://as.example/back")
			g.Expect(id).To(gomega.Equal(c.id))
			if c.err != nil {
				g.Expect(err).To(gomega.MatchError(c.err))
				return
			}
			g.Expect(err).NotTo(gomega.HaveOccurred())
		})
	}
}

func TestWhetherAUserExists(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c := answering(t, map[string]answer{"/user/1": {200, "{}"}, "/user/2": {404, "{}"}, "/user/3": {403, "{}"}})
	g.Expect(c.UserExists(t.Context(), "1")).To(gomega.Succeed())
	g.Expect(c.UserExists(t.Context(), "2")).To(gomega.MatchError(github.ErrNoUser))
	g.Expect(c.UserExists(t.Context(), "3")).To(gomega.MatchError(github.ErrUnavailable), "a rate limit")
}
