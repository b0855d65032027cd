package login_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
)

const privyToken = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl"

// privySite is an authorization server with a completion endpoint, and the Privy API at the same address.
func privySite(t *testing.T, complete string) *site {
	t.Helper()
	answer := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, body)
		}
	}
	return newSite(t, map[string]http.HandlerFunc{
		"POST /api/v1/passwordless/authenticate": answer(`{"token":"` + privyToken + `"}`),
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "pending", Value: "abcdefgh", Path: "/authorize"})
			page("<script></script>")(w, r)
		},
		"POST /authorize/complete": answer(complete),
	})
}

func (s *site) privy(api string, change func(*login.Request)) *login.Outcome {
	r := s.request()
	r.AuthorizeURL = s.URL + "/authorize?client_id=cl&state=st&scope=read&code_challenge=ch&code_challenge_method=S256&redirect_uri=" + redirectURI
	if change != nil {
		change(&r)
	}
	return (&login.Privy{API: api, AppID: "app"}).Login(context.Background(), r)
}

const completedOK = `{"code":"c0de","redirect_uri":"` + redirectURI + `","state":"st","iss":"https://as.example"}`

func TestPrivyCompletesTheAuthorization(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := privySite(t, completedOK)
	got := s.privy(s.URL, nil)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("code")).To(gomega.Equal("c0de"))
	g.Expect(got.Redirect.Query().Get("iss")).To(gomega.Equal("https://as.example"))

	var sent map[string]any
	body, err := io.ReadAll(s.seen[2].Body)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(json.Unmarshal(body, &sent)).To(gomega.Succeed())
	g.Expect(sent).To(gomega.Equal(map[string]any{
		"state": "st", "privy_token": privyToken, "fallback_token": privyToken, "client_id": "cl", "redirect_uri": redirectURI,
		"scope": "read", "code_challenge": "ch", "code_challenge_method": "S256", "user_consent": true,
	}))
	g.Expect(s.seen[2].Header.Get("Cookie")).To(gomega.Equal("pending=abcdefgh"))
	g.Expect(s.seen[0].Header.Get("privy-app-id")).To(gomega.Equal("app"))
}

func TestPrivyWithAReadyTokenAndARefusal(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := privySite(t, `{"redirect_uri":"`+redirectURI+`?error=access_denied&state=st"}`)
	got := s.privy("", func(r *login.Request) {
		r.Deny = true
		r.Account = login.Account{PrivyToken: func(context.Context) (string, error) { return privyToken, nil }}
	})
	g.Expect(got.Redirect.Query().Get("error")).To(gomega.Equal("access_denied"))
	body, err := io.ReadAll(s.seen[1].Body)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(body)).To(gomega.ContainSubstring(`"user_consent":false`))
}

func TestPrivyStops(t *testing.T) {
	t.Parallel()
	noToken := func(r *login.Request) {
		r.Account.PrivyToken = func(context.Context) (string, error) { return "", errors.New("none left") }
	}
	for name, c := range map[string]struct {
		complete, says string
		change         func(*login.Request)
	}{
		"error":           {`{"error":"invalid_token","error_description":"expired"}`, "invalid_token expired", nil},
		"no JSON":         {`<html>`, "without JSON", nil},
		"other redirect":  {`{"code":"c","redirect_uri":"https://other.example/"}`, "", nil},
		"no token":        {completedOK, "none left", noToken},
		"no test account": {completedOK, "was not given", func(r *login.Request) { r.Account.Code = "" }},
		"no authorize route": {completedOK, "answered 404", func(r *login.Request) {
			r.AuthorizeURL = strings.Replace(r.AuthorizeURL, "/authorize", "/elsewhere", 1)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := privySite(t, c.complete)
			got := s.privy(s.URL, c.change)
			g.Expect(got.Redirect).To(gomega.BeNil())
			g.Expect(got.Stopped).NotTo(gomega.BeEmpty())
			g.Expect(got.Stopped).To(gomega.ContainSubstring(c.says))
		})
	}
}

// Where there is a Privy app to get a token of, that goes before a browser.
func TestAutoTakesPrivyTokensWhereThePageNeedsScriptsAndTheServerTakesThem(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		refused  int // what a consent that says nothing is answered with
		way, saw string
	}{
		"an endpoint that takes them": {http.StatusBadRequest, "privy", "it takes Privy tokens at /authorize/complete"},
		"no such endpoint":            {http.StatusNotFound, "counted", "its login page needs scripts"},
		"a server that asks first":    {http.StatusUnauthorized, "counted", "its login page needs scripts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := newSite(t, map[string]http.HandlerFunc{
				"GET /authorize": page("<script></script>"),
				"POST /authorize/complete": func(w http.ResponseWriter, _ *http.Request) {
					w.WriteHeader(c.refused)
					_, _ = io.WriteString(w, `{"error":"invalid_request"}`)
				},
			})
			auto := &login.Auto{Plain: login.Form{}, Privy: &login.Privy{API: s.URL, AppID: "app"}, Scripted: &counted{}}
			g.Expect(auto.Saw()).To(gomega.BeEmpty())
			auto.Login(context.Background(), s.request())
			g.Expect(auto.Name()).To(gomega.Equal(c.way))
			g.Expect(auto.Saw()).To(gomega.ContainSubstring(c.saw))
		})
	}
}
