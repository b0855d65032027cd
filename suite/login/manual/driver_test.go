package manual_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/manual"
)

// theirs is a redirect URI that does not come back to this machine.
const theirs = "https://chatgpt.com/connector/oauth/x"

// asking is a driver whose user does what the test does.
type asking struct {
	*gomega.WithT
	*manual.Driver
	page  chan string // where the user is led
	told  chan string
	taken chan *login.Outcome
}

func ask(t *testing.T, o manual.Options) *asking {
	t.Helper()
	a := &asking{WithT: gomega.NewWithT(t), page: make(chan string, 9), told: make(chan string, 9), taken: make(chan *login.Outcome, 9)}
	o.Tell = func(line string) { a.told <- line }
	if o.Open == nil {
		o.Open = func(_ context.Context, url string) error { a.page <- url; return nil }
	}
	d, err := manual.New(o)
	a.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = d.Close() })
	a.Driver = d
	return a
}

// begin begins a login that is to end at a redirect URI.
func (a *asking) begin(ctx context.Context, redirect, state string) {
	authorize := "https://as.example/authorize?a=<b>&state=" + state
	go func() {
		a.taken <- a.Login(ctx, login.Request{AuthorizeURL: authorize, RedirectURI: redirect})
	}()
}

// browser follows no redirect: the page it would lead to stays unfinished until there is another login.
var browser = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func (a *asking) get(address string) (int, string) { return a.read(browser.Get(address)) }

func (a *asking) paste(page, address string) (int, string) {
	return a.read(browser.PostForm(page+"address", url.Values{"address": {address}}))
}

func (a *asking) read(resp *http.Response, err error) (status int, text string) {
	a.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	a.Expect(err).NotTo(gomega.HaveOccurred())
	return resp.StatusCode, string(body)
}

func TestAWrongPasteIsRefusedWithAReasonAndTriedAgain(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), theirs, "s1")
	page := <-a.page
	a.paste(page, theirs+"?code=c&state=s1")
	a.Expect((<-a.taken).Redirect.Query().Get("code")).To(gomega.Equal("c"))
	a.begin(t.Context(), theirs, "s2")
	_, text := a.get(page) // which waits for it
	for pasted, says := range map[string]string{
		"":                                      "That is not an address",
		"c0de":                                  "That is not an address",
		"https://as.example/authorize?state=s2": "That is not where the login ends",
		theirs + "/other?code=c&state=s2":       "That is not where the login ends",
		theirs + "?state=s2":                    "neither a code nor an error",
		theirs + "?code=c&state=s1":             "an earlier login",
		theirs + "?code=<script>&state=another": "is not the one of this login",
		"javascript:alert(1)//" + theirs + "?code": "That is not an address",
	} {
		status, text := a.paste(page, pasted)
		a.Expect(status).To(gomega.Equal(400), pasted)
		a.Expect(text).To(gomega.ContainSubstring(says), pasted)
	}
	a.Expect(text).To(gomega.ContainSubstring("https://as.example/authorize?a=%3cb%3e&amp;state=s2"))
	a.Expect(text).To(gomega.ContainSubstring("Your browser ends at a page of <b>chatgpt.com</b>"))
	a.paste(page, "  <"+theirs+"?error=access_denied&state=s2> ")
	o := <-a.taken
	a.Expect(o.Redirect.Query().Get("error")).To(gomega.Equal("access_denied"))
	a.Expect(o.Unseen).To(gomega.BeTrue())
}

// What the server sent is for others to judge: who sends a wrong state twice means it.
func TestAWrongStateIsHandedOnWhenTheUserInsists(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), theirs, "s1")
	page := <-a.page
	for range 2 {
		a.paste(page, theirs+"?code=c")
	}
	a.Expect((<-a.taken).Redirect.String()).To(gomega.Equal(theirs + "?code=c"))
}

func TestWhatComesBackIsHandedOnAsItIs(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	for _, query := range []string{"code=c&state=s", "error=access_denied&state=s2", "code=d&state=wrong", "code=e&code=f"} {
		a.begin(t.Context(), a.Callback(), url.QueryEscape("of "+query))
		page := <-a.page
		_, text := a.get(page)
		a.Expect(text).To(gomega.ContainSubstring("Go to the login"))
		status, text := a.get(a.Callback() + "?" + query)
		a.Expect(status).To(gomega.Equal(303))
		a.Expect(text).NotTo(gomega.ContainSubstring("code="))
		a.Expect((<-a.taken).Redirect.String()).To(gomega.Equal(a.Callback() + "?" + query))
		a.page <- page // it is open already, so it is not opened again
	}
}

func TestAnAnswerThatNobodyWaitsForIsRefused(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	status, _ := a.get(a.Callback() + "?code=c&state=s")
	a.Expect(status).To(gomega.Equal(400))
	a.begin(t.Context(), a.Callback(), "s")
	a.get(<-a.page)
	a.get(a.Callback() + "?code=c&state=s")
	<-a.taken
	status, text := a.get(a.Callback() + "?code=c&state=s")
	a.Expect(status).To(gomega.Equal(400))
	a.Expect(text).To(gomega.ContainSubstring("an earlier login"))
}

// The browser is sent on its way by itself once; whoever comes back without an answer is asked.
func TestALoginThatDoesNotComeBackIsNotRepeatedForEver(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{Logins: 2})
	a.begin(t.Context(), a.Callback(), "s1")
	page := <-a.page
	_, text := a.get(page)
	a.Expect(text).NotTo(gomega.ContainSubstring("http-equiv"), "the first one is begun by the user")
	a.get(a.Callback() + "?code=c&state=s1")
	<-a.taken
	a.begin(t.Context(), a.Callback(), "s2")
	_, text = a.get(page)
	a.Expect(text).To(gomega.And(gomega.ContainSubstring(`<meta http-equiv="refresh" content="1; url=https://as.example/authorize`), gomega.ContainSubstring("login 2 of at most 2")))
	_, text = a.get(page)
	a.Expect(text).To(gomega.And(gomega.Not(gomega.ContainSubstring("http-equiv")), gomega.ContainSubstring("has not come back yet")))
	a.read(browser.PostForm(a.Callback(), url.Values{"code": {"c"}}))
	o := <-a.taken
	a.Expect(o.Redirect).To(gomega.BeNil())
	a.Expect(o.Stopped).To(gomega.ContainSubstring("form_post"))
}

func TestWhoGivesUpIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		patience time.Duration
		end      func(a *asking, page string, cancel func())
		says     string
		again    bool // whether another login can begin
	}{
		"by the button":    {time.Minute, func(a *asking, page string, _ func()) { a.read(browser.PostForm(page+"give-up", nil)) }, "the user gave it up", false},
		"by not coming":    {20 * time.Millisecond, func(*asking, string, func()) {}, "nobody logged in at http://127.0.0.1:", false},
		"with the run":     {time.Minute, func(_ *asking, _ string, cancel func()) { cancel() }, "the run ended", true},
		"with the program": {time.Minute, func(a *asking, _ string, _ func()) { _ = a.Close() }, "the run is over", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := ask(t, manual.Options{Patience: c.patience})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			a.begin(ctx, theirs, "s")
			c.end(a, <-a.page, cancel)
			a.Expect((<-a.taken).Stopped).To(gomega.ContainSubstring(c.says))
			if !c.again {
				a.begin(t.Context(), theirs, "s")
				a.Expect((<-a.taken).Stopped).To(gomega.ContainSubstring(c.says))
			}
		})
	}
}

func TestAStrangerIsLetNeitherInNorToPost(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), theirs, "s")
	page := <-a.page
	send := func(method, address string, change func(*http.Request)) (*http.Response, int) {
		req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(""))
		a.Expect(err).NotTo(gomega.HaveOccurred())
		change(req)
		resp, err := browser.Do(req)
		a.Expect(err).NotTo(gomega.HaveOccurred())
		a.Expect(resp.Body.Close()).To(gomega.Succeed())
		return resp, resp.StatusCode
	}
	plain := func(*http.Request) {}
	_, status := send("GET", page, func(r *http.Request) { r.Host = "rebound.example" })
	a.Expect(status).To(gomega.Equal(421))
	_, status = send("POST", page+"give-up", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") })
	a.Expect(status).To(gomega.Equal(403))
	_, status = send("GET", page[:len(page)-2]+"/", plain)
	a.Expect(status).To(gomega.Equal(404))
	_, status = send("PUT", page, plain)
	a.Expect(status).To(gomega.Equal(405))
	resp, status := send("GET", page, plain)
	a.Expect(status).To(gomega.Equal(200))
	a.Expect(resp.Header.Get("Content-Security-Policy")).To(gomega.HavePrefix("default-src 'none'; "))
	a.Expect(resp.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
}

func TestWhereTheBrowserIsElsewhereTheUserIsTold(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{
		Open: func(context.Context, string) error { return errors.New("no browser") },
		Hint: func(port int) string { return "do something first" },
	})
	a.begin(t.Context(), a.Callback(), "s")
	a.Expect(<-a.told).To(gomega.Equal("do something first"))
	a.Expect(<-a.told).To(gomega.MatchRegexp(`^log in yourself \(login 1\): open http://127\.0\.0\.1:\d+/\w+/ in your browser$`))
}

// The pages tell which login an answer belongs to by where it comes to, and by its state.
func TestAnAnswerGoesToTheLoginThatWaitsForIt(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), theirs, "s")
	page := <-a.page
	status, text := a.get(a.Callback() + "?code=c&state=s")
	a.Expect(status).To(gomega.Equal(400))
	a.Expect(text).To(gomega.ContainSubstring("No login waits for an answer here"), "this one ends at the host's redirect URI")
	status, _ = a.paste(page, theirs+"?state=s&code="+strings.Repeat("c", 100_000))
	a.Expect(status).To(gomega.Equal(400), "more than any address has")
	a.paste(page, theirs+"?code=c&state=s")
	a.Expect((<-a.taken).Redirect).NotTo(gomega.BeNil())

	a.begin(t.Context(), theirs, "s") // once more with that state
	a.get(page)
	status, _ = a.paste(page, theirs+"?code=d&state=s")
	a.Expect(status).To(gomega.Equal(303))
	a.Expect((<-a.taken).Redirect.Query().Get("code")).To(gomega.Equal("d"))
}

func TestWhoWaitsForTheTurnEndsWithItsContext(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), theirs, "s1")
	<-a.page
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a.begin(ctx, theirs, "s2")
	a.Expect((<-a.taken).Stopped).To(gomega.Equal("the run ended before it was its turn"))
}

// The time of a run stands still as long as a person is waited for.
func TestAPersonIsSaidToBeWaitedFor(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	said := make(chan string, 2)
	go func() {
		a.taken <- a.Login(t.Context(), login.Request{
			AuthorizeURL: "https://as.example/authorize", RedirectURI: theirs,
			Waiting: func() func() { said <- "begun"; return func() { said <- "over" } },
		})
	}()
	a.Expect(<-said).To(gomega.Equal("begun"))
	a.read(browser.PostForm(<-a.page+"give-up", nil))
	<-a.taken
	a.Expect(<-said).To(gomega.Equal("over"))
}

// A browser that has just come back is on its way to the page when the run ends: it is not met by nobody.
func TestTheEndWaitsForABrowserThatIsOnItsWay(t *testing.T) {
	t.Parallel()
	a := ask(t, manual.Options{})
	a.begin(t.Context(), a.Callback(), "s")
	page := <-a.page
	a.get(page)
	a.get(a.Callback() + "?code=c&state=s")
	<-a.taken
	ended := make(chan error)
	go func() { ended <- a.Close() }()
	a.Consistently(ended).WithTimeout(100 * time.Millisecond).ShouldNot(gomega.Receive())
	_, text := a.get(page)
	a.Expect(text).To(gomega.ContainSubstring("That was all"))
	a.Expect(<-ended).To(gomega.Succeed())
}
