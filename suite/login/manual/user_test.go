package manual_test

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// user is somebody with a browser of their own, who does what the pages say.
type user struct {
	t       *testing.T
	account login.Account
	wire    *wire.Wire
	browser http.Client
	ended   chan string // the last page
	last    *login.Outcome
	shown   []string // headings of the pages, in order
}

func newUser(t *testing.T, account login.Account) *user {
	t.Helper()
	u := &user{t: t, account: account, wire: wire.New(wire.Options{AllowPrivate: true}), ended: make(chan string, 1)}
	t.Cleanup(u.wire.Close)
	return u
}

// open is what opens the browser.
func (u *user) open(_ context.Context, address string) error {
	go func() {
		page := u.get(address)
		for page != nil && page.Button("login") != "" {
			page = u.goOn(page)
		}
		if page == nil {
			u.ended <- ""
			return
		}
		u.ended <- page.body
	}()
	return nil
}

// shownPage is a page of ours, read to its end.
type shownPage struct {
	*login.Page
	body string
}

// Button is where a link that says this leads.
func (p *shownPage) Button(says string) string {
	for _, l := range p.Links {
		if strings.Contains(l.Text, says) {
			return l.URL.String()
		}
	}
	return ""
}

// goOn logs in where the page leads, and brings back what comes: by itself or by pasting it.
func (u *user) goOn(page *shownPage) *shownPage {
	to := page.Button("login")
	if page.Refresh != nil {
		to = page.Refresh.String()
	}
	authorize, err := url.Parse(to)
	if err != nil {
		u.t.Error(err)
		return nil
	}
	redirect := authorize.Query().Get("redirect_uri")
	u.last = login.Form{}.Login(context.Background(), login.Request{
		Wire: u.wire.Scope("user"), AuthorizeURL: to, RedirectURI: redirect, Account: u.account, Again: u.last,
	})
	if u.last.Redirect == nil {
		u.t.Error(u.last.Stopped)
		return nil
	}
	for _, f := range page.Forms {
		if strings.HasSuffix(f.Action.Path, "/address") {
			return u.post(f.Action.String(), url.Values{"address": {u.last.Redirect.String()}})
		}
	}
	return u.get(u.last.Redirect.String())
}

func (u *user) get(address string) *shownPage {
	return u.read(u.browser.Get(address))
}

func (u *user) post(address string, form url.Values) *shownPage {
	return u.read(u.browser.PostForm(address, form))
}

func (u *user) read(resp *http.Response, err error) *shownPage {
	if err != nil {
		u.t.Error(err)
		return nil
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		u.t.Error(err)
		return nil
	}
	page := &shownPage{login.ParsePage(string(body), resp.Request.URL, false), string(body)}
	u.shown = append(u.shown, page.Says())
	return page
}
