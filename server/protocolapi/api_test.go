package protocolapi_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/protocolapi"
)

const token = "privy-token-of-alice"

func start(t *testing.T) (*protocolapi.API, *httptest.Server) {
	t.Helper()
	api, err := protocolapi.New(func(_ context.Context, tok string) (string, error) {
		if tok != token {
			return "", errors.New("unknown")
		}
		return "did:privy:alice", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(api)
	t.Cleanup(srv.Close)
	return api, srv
}

func client(t *testing.T, srv *httptest.Server) *protocolapi.Client {
	t.Helper()
	c, err := protocolapi.NewClient(srv.URL, srv.Client())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestJourneyIsDeterministic(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, srv := start(t)
	c := client(t, srv)

	first, err := c.DiscoverNew(t.Context(), token, protocolapi.NewRequest{FullInputText: "I look for a co-founder. See https://example.org\n"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	again, err := c.DiscoverNew(t.Context(), token, protocolapi.NewRequest{FullInputText: "I look for a co-founder. See https://example.org\n"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(again).To(gomega.Equal(first))
	g.Expect(first.Intents).NotTo(gomega.BeEmpty())
	g.Expect(first.IntentsGenerated).To(gomega.Equal(len(first.Intents)))
	g.Expect(first.LinksProcessed).To(gomega.Equal(1))

	ids := []string{first.Intents[0].ID}
	page1, err := c.DiscoverFilter(t.Context(), token, protocolapi.FilterRequest{IntentIDs: ids, Page: 1, Limit: 3})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	page2, err := c.DiscoverFilter(t.Context(), token, protocolapi.FilterRequest{IntentIDs: ids, Page: 2, Limit: 3})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(len(page1.Results) + len(page2.Results)).To(gomega.Equal(page1.Pagination.Total))
	g.Expect(page1.Filters.IntentIDs).To(gomega.Equal(ids))
	beyond, err := c.DiscoverFilter(t.Context(), token, protocolapi.FilterRequest{IntentIDs: ids, Page: 1 << 60, Limit: 50})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(beyond.Results).To(gomega.BeEmpty())

	vibe, err := c.Vibecheck(t.Context(), token, protocolapi.VibecheckRequest{TargetUserID: page1.Results[0].User.ID, IntentIDs: ids})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(vibe.ContextUserID).To(gomega.Equal("did:privy:alice"))
	g.Expect(vibe.TargetUserID).To(gomega.Equal(page1.Results[0].User.ID))
	g.Expect(vibe.Synthesis).To(gomega.ContainSubstring("one intent"))
}

func TestRequestsAreCheckedStrictly(t *testing.T) {
	t.Parallel()
	_, srv := start(t)
	for name, tc := range map[string]struct {
		method, path, auth, contentType, body string
		want                                  int
	}{
		"good":             {"POST", "/discover/new", "Bearer " + token, "application/json; charset=utf-8", `{"fullInputText":"x"}`, 200},
		"scheme any case":  {"POST", "/discover/new", "bearer " + token, "application/json", `{"fullInputText":"x"}`, 200},
		"no token":         {"POST", "/discover/new", "", "application/json", `{"fullInputText":"x"}`, 401},
		"wrong token":      {"POST", "/discover/new", "Bearer other", "application/json", `{"fullInputText":"x"}`, 401},
		"basic":            {"POST", "/discover/new", "Basic " + token, "application/json", `{"fullInputText":"x"}`, 401},
		"GET":              {"GET", "/discover/new", "Bearer " + token, "application/json", ``, 405},
		"unknown path":     {"POST", "/discover/new/", "Bearer " + token, "application/json", `{}`, 404},
		"form":             {"POST", "/discover/new", "Bearer " + token, "application/x-www-form-urlencoded", `a=b`, 415},
		"empty":            {"POST", "/discover/new", "Bearer " + token, "application/json", ``, 400},
		"null":             {"POST", "/discover/new", "Bearer " + token, "application/json", `null`, 400},
		"array":            {"POST", "/discover/new", "Bearer " + token, "application/json", `[]`, 400},
		"two objects":      {"POST", "/discover/new", "Bearer " + token, "application/json", `{"fullInputText":"x"}{}`, 400},
		"unknown member":   {"POST", "/discover/new", "Bearer " + token, "application/json", `{"fullInputText":"x","y":1}`, 400},
		"nothing asked":    {"POST", "/discover/new", "Bearer " + token, "application/json", `{"fullInputText":" "}`, 400},
		"no intents":       {"POST", "/discover/filter", "Bearer " + token, "application/json", `{"intentIds":[],"page":1,"limit":1}`, 400},
		"an empty id":      {"POST", "/discover/filter", "Bearer " + token, "application/json", `{"intentIds":[""],"page":1,"limit":1}`, 400},
		"page 0":           {"POST", "/discover/filter", "Bearer " + token, "application/json", `{"intentIds":["a"],"page":0,"limit":1}`, 400},
		"limit 51":         {"POST", "/discover/filter", "Bearer " + token, "application/json", `{"intentIds":["a"],"page":1,"limit":51}`, 400},
		"no target":        {"POST", "/synthesis/vibecheck", "Bearer " + token, "application/json", `{}`, 400},
		"unknown target":   {"POST", "/synthesis/vibecheck", "Bearer " + token, "application/json", `{"targetUserId":"nobody"}`, 400},
		"too large a text": {"POST", "/discover/new", "Bearer " + token, "application/json", `{"fullInputText":"` + strings.Repeat("x", 1<<20) + `"}`, 413},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			req, err := http.NewRequestWithContext(t.Context(), tc.method, srv.URL+tc.path, strings.NewReader(tc.body))
			g.Expect(err).NotTo(gomega.HaveOccurred())
			if tc.auth != "" {
				req.Header.Set("Authorization", tc.auth)
			}
			req.Header.Set("Content-Type", tc.contentType)
			res, err := srv.Client().Do(req)
			g.Expect(err).NotTo(gomega.HaveOccurred())
			defer func() { _ = res.Body.Close() }()
			g.Expect(res.StatusCode).To(gomega.Equal(tc.want))
			if tc.want == 401 {
				g.Expect(res.Header.Get("WWW-Authenticate")).To(gomega.Equal("Bearer"))
			}
		})
	}
}

func TestStates(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	api, srv := start(t)
	c := client(t, srv)
	ask := func(ctx context.Context) error {
		_, err := c.DiscoverNew(ctx, token, protocolapi.NewRequest{FullInputText: "x"})
		return err
	}

	g.Expect(api.SetState(protocolapi.Down)).To(gomega.Succeed())
	g.Expect(ask(t.Context())).To(gomega.MatchError(protocolapi.ErrUnavailable))
	g.Expect(api.SetState(protocolapi.Error)).To(gomega.Succeed())
	g.Expect(ask(t.Context())).To(gomega.And(gomega.MatchError(protocolapi.ErrUnavailable), gomega.MatchError(gomega.ContainSubstring("status 500"))))
	g.Expect(api.SetState(protocolapi.Malformed)).To(gomega.Succeed())
	g.Expect(ask(t.Context())).To(gomega.MatchError(protocolapi.ErrMalformed))
	g.Expect(api.SetState("sideways")).NotTo(gomega.Succeed())
	g.Expect(api.State()).To(gomega.Equal(protocolapi.Malformed))

	g.Expect(api.SetState(protocolapi.Slow)).To(gomega.Succeed())
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- ask(ctx) }()
	cancel()
	g.Expect(<-done).To(gomega.MatchError(context.Canceled))

	g.Expect(api.SetState(protocolapi.Up)).To(gomega.Succeed())
	g.Expect(ask(t.Context())).To(gomega.Succeed())
}

// A slow request ends on the server's side when its client gives up; else the server could not stop.
func TestSlowEndsWithItsClient(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	api, err := protocolapi.New(func(context.Context, string) (string, error) { return "x", nil })
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(api.SetState(protocolapi.Slow)).To(gomega.Succeed())
	entered, left := make(chan struct{}), make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		defer close(left)
		api.ServeHTTP(w, r)
	}))
	defer srv.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-entered; cancel() }()
	c := client(t, srv)
	_, err = c.DiscoverNew(ctx, token, protocolapi.NewRequest{FullInputText: "x"})
	g.Expect(err).To(gomega.MatchError(context.Canceled))
	<-left
}

func TestStateMayChangeAtAnyTime(t *testing.T) {
	t.Parallel()
	api, srv := start(t)
	c := client(t, srv)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, _ = c.DiscoverNew(t.Context(), token, protocolapi.NewRequest{FullInputText: "x"}) // either is fine
			_ = api.SetState(protocolapi.Down)
			_ = api.SetState(protocolapi.Up)
		})
	}
	wg.Wait()
}

func TestErrorsNameWhatHappened(t *testing.T) {
	t.Parallel()
	answer := func(status int, contentType, body string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", contentType)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		})
	}
	for name, tc := range map[string]struct {
		h    http.Handler
		want error
	}{
		"401":      {answer(401, "application/json", `{}`), protocolapi.ErrUnauthorized},
		"403":      {answer(403, "application/json", `{}`), protocolapi.ErrUnauthorized},
		"400":      {answer(400, "application/json", `{}`), protocolapi.ErrRefused},
		"redirect": {http.RedirectHandler("/elsewhere", http.StatusTemporaryRedirect), protocolapi.ErrRefused},
		"500":      {answer(500, "text/plain", `boom`), protocolapi.ErrUnavailable},
		"html":     {answer(200, "text/html", `<html>`), protocolapi.ErrMalformed},
		"null":     {answer(200, "application/json", `null`), protocolapi.ErrMalformed},
		"type":     {answer(200, "application/json", `{"intents":"none"}`), protocolapi.ErrMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			srv := httptest.NewServer(tc.h)
			defer srv.Close()
			_, err := client(t, srv).DiscoverNew(t.Context(), token, protocolapi.NewRequest{FullInputText: "x"})
			g.Expect(err).To(gomega.MatchError(tc.want))
			g.Expect(err.Error()).NotTo(gomega.ContainSubstring(token))
		})
	}
}

func TestNewClientRefusesBadURLs(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "localhost:1", "ftp://x", "http://", "http://x?y=1", "://"} {
		if _, err := protocolapi.NewClient(bad, nil); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
	if _, err := protocolapi.New(nil); err == nil {
		t.Error("an API that knows no users was made")
	}
}
