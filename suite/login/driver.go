package login

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Driver is a way to log in and consent. A driver keeps nothing from one login to the next: each
// has cookies of its own, unless the request names an earlier one or allows any (see [Keeper]).
type Driver interface {
	// Name is the name the user chooses it by: "form".
	Name() string
	// Login opens the authorization URL and does what a user would. It never returns nil; failure
	// is in the outcome.
	Login(ctx context.Context, r Request) *Outcome
}

// Keeper is a driver that keeps browsers in which somebody has signed in, for logins that allow it
// ([Request.Resume]). The browser of a login is its owner's, see [wire.Scope.Owner], until it is
// returned: nobody else logs in there while the owner may still do something to its grants.
type Keeper interface {
	Return(owner string)
}

// Receiver is a driver whose logins take place in the user's own browser, where nothing can be intercepted
// and nothing is seen: neither the pages nor what becomes of them.
type Receiver interface {
	// Callback is a redirect URI that comes back to the driver. With any other one the user has to be asked
	// where the browser ended up.
	Callback() string
}

// Starter is a driver that has something to start, a browser for instance. Who starts it before the first
// login learns in time that there will be none.
type Starter interface {
	Start(ctx context.Context) error
}

// Account is a user of the target's login.
type Account struct {
	Email string
	// Code answers a one-time code or password field.
	Code string
	// PrivyToken returns a ready Privy token of this account; nil where the Privy API is to be asked.
	PrivyToken func(ctx context.Context) (string, error)
	// Recipe is what is done on the pages before the rules of this package are asked; nil where there is
	// none. Only the browser can follow it.
	Recipe *recipe.Filled
}

// Request is one login.
type Request struct {
	Wire         *wire.Scope
	AuthorizeURL string
	RedirectURI  string // the redirect URI of this authorization request
	// Foreign are further URIs whose hosts are not part of any login, such as the client's other
	// redirect URIs: a navigation there ends the login and is not carried out.
	Foreign []string
	Account Account
	Deny    bool // refuse the consent
	// Hold stops before the form with which a user who is logged in would allow, and leaves it in the
	// outcome, if the form is of the authorization server's own site. Only [Form] can.
	Hold bool
	// Again is an earlier login in whose browser this one takes place: with its cookies. Only [Form] can.
	Again *Outcome
	// Resume allows a browser in which the account has signed in before, as a user's own is; a driver that
	// keeps none begins anew.
	Resume bool
	// Show asks for a picture of the page and for its console, should the login end without a redirect. Only
	// a browser can.
	Show bool
	// Turns keeps this login apart from others of the account; nil where there are none at the same time.
	Turns *Turns
	// Now is the clock of the target; nil is that of this machine.
	Now func() time.Time
	// Taint is told of every credential met; nil is allowed.
	Taint func(kind, value string)
	// Waiting says that a person is waited for, until over is called; nil is allowed.
	Waiting func() (over func())
}

// Outcome is what came of a login.
type Outcome struct {
	Redirect *url.URL       // the intercepted navigation to RedirectURI, else nil
	Foreign  *url.URL       // a navigation elsewhere that was not carried out
	Last     *wire.Exchange // the answer that decided; nil when nothing was sent
	Stopped  string         // in one line, why it ended without a redirect
	// NeedsScript tells that it stopped at a page that does nothing without scripts.
	NeedsScript bool
	// Limited tells that a request of it was answered 429: what would have come is not known.
	Limited   bool
	Pages     int  // pages a user would have seen
	Denied    bool // the consent was asked for and refused
	Typed     bool // something of the account was typed in
	Presented bool // the account was proven without a page to type into
	// Guessed quotes the last button that was pressed although it, and others beside it, do not say what they do;
	// "" where there was none.
	Guessed string
	// Unseen tells that it took place in the user's own browser: nothing is known of its pages.
	Unseen bool
	// Outside tells that it ended because the server is on this machine and the login is not.
	Outside bool
	// Redirects are the absolute URLs that were followed on the way, in order.
	Redirects []string
	// Walk are the exchanges of the login in order, each page and each form of it.
	Walk []*wire.Exchange
	// Consent is the page of the authorization server's own site, as the user saw it, whose form was sent last
	// after the account was typed in; nil where there was none, or it asked for the account as well.
	Consent *Page
	// Held is the form that was not sent, where the request asked to hold it; else nil.
	Held *Held

	// Shown is how it ended, where the request asked for it; else nil.
	Shown *Shown

	jar *jar // the browser's cookies; nil where the driver does not tell
}

// Shown is what a user would have seen at the end of a login, without any credential.
type Shown struct {
	Picture []byte   // a PNG of the page; nil where there is none
	Without string   // why there is none
	Console []string // the last lines of the page's console
}

// Clock is the clock of the target.
func (r *Request) Clock() func() time.Time {
	if r.Now == nil {
		return time.Now
	}
	return r.Now
}

// Answer returns the exchange that decided, so that matchers can be applied to an outcome.
func (o *Outcome) Answer() *wire.Exchange { return o.Last }

// Stuck reports whether a login without a redirect ended because the driver, or who gave it the account,
// did not know how to go on; the server then did nothing that would stop a user. It ended on an ordinary
// page, on one that needs scripts, on the refusal of what was typed in, outside this machine, or before anything was sent.
func (o *Outcome) Stuck() bool {
	if o.Redirect != nil || o.Foreign != nil {
		return o.Outside
	}
	if o.Last == nil || o.NeedsScript {
		return true
	}
	page := o.Last.Status >= 200 && o.Last.Status < 300
	refused := o.Typed && o.Last.Status >= 400 && o.Last.Status < 500
	return o.Last.Err == nil && (page || refused)
}

// Resumable reports whether another login can take place in the same browser.
func (o *Outcome) Resumable() bool { return o.jar != nil }

// Decides notes the page that a plan answers, if it may be the one that asks for the consent, and whether the
// plan is a guess.
func (o *Outcome) Decides(r *Request, page *Page, plan *Plan) {
	if plan.Guess {
		o.Guessed = Quote(plan.Press.says())
	}
	if o.Typed && !plan.Credentials && plan.Form != nil && r.own(page) {
		o.Consent = page
	}
}

func (r *Request) taint(kind, value string) {
	if r.Taint != nil && value != "" {
		r.Taint(kind, value)
	}
}

// Ends settles a navigation that must not be carried out: to the redirect URI (scheme, host and
// path alike, as the host would receive it), to a host that is not part of the login, or from a
// target on this machine to anywhere else. It reports whether the login is over.
func (r *Request) Ends(o *Outcome, to *url.URL) bool {
	if target, err := url.Parse(r.RedirectURI); err == nil && target.Host != "" && sameEndpoint(target, to) {
		o.Redirect = to
		return true
	}
	for _, uri := range append([]string{r.RedirectURI}, r.Foreign...) {
		if u, err := url.Parse(uri); err == nil && sameOrigin(u, to) && !sameOriginString(r.AuthorizeURL, u) {
			o.Foreign = to
			o.Stopped = "the server redirected to " + bare(to) + ", which is not the redirect URI of this request"
			return true
		}
	}
	if !slices.Contains([]string{"http", "https"}, strings.ToLower(to.Scheme)) {
		o.Foreign = to
		o.Stopped = "the server redirected to a " + to.Scheme + " URL"
		return true
	}
	if from, err := url.Parse(r.AuthorizeURL); err == nil && wire.Loopback(from.Hostname()) && !wire.Loopback(to.Hostname()) {
		o.Foreign, o.Outside = to, true
		o.Stopped = "the server is on this machine and redirected to " + bare(to) + ", which is not"
		return true
	}
	return false
}

func sameEndpoint(a, b *url.URL) bool {
	return sameOrigin(a, b) && pathOf(a) == pathOf(b)
}

func sameOrigin(a, b *url.URL) bool {
	return a.Host != "" && strings.EqualFold(a.Scheme, b.Scheme) && strings.EqualFold(hostPort(a), hostPort(b))
}

func sameOriginString(a string, b *url.URL) bool {
	u, err := url.Parse(a)
	return err == nil && sameOrigin(u, b)
}

func pathOf(u *url.URL) string {
	if p := u.EscapedPath(); p != "" {
		return p
	}
	return "/"
}

// hostPort makes the port explicit: https://h and https://h:443 are one place.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[strings.ToLower(u.Scheme)]
	}
	return u.Hostname() + ":" + port
}

// bare is a URL without query and fragment, fit for a sentence.
func bare(u *url.URL) string {
	return u.Scheme + "://" + u.Host + u.EscapedPath()
}
