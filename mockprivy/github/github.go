package github

import (
	"crypto/rand"
	"net/http"
	"sync"
)

// Account is a user of the fake.
type Account struct {
	ID              int64
	Login, Password string
}

// Accounts are the two that there are.
var Accounts = []Account{
	{ID: 10001, Login: "octo-test-1", Password: "correct-horse-1"},
	{ID: 10002, Login: "octo-test-2", Password: "correct-horse-2"},
}

// GitHub is the fake. Make it with [New].
type GitHub struct {
	// ClientID and ClientSecret are those of its one app.
	ClientID, ClientSecret string

	onMint func(kind, value string)

	mu       sync.Mutex
	sessions map[string]session
	codes    map[string]code
	tokens   map[string]Account
}

// session is a browser in which somebody is signed in.
type session struct {
	id         string
	account    Account
	authorized bool // the app
}

// code is what the app is sent, good once.
type code struct {
	account     Account
	redirectURI string
}

// New makes a fake; onMint is told of every credential that it makes, and may be nil.
func New(onMint func(kind, value string)) *GitHub {
	g := &GitHub{
		ClientID: "Iv1.fake-github-app", onMint: onMint,
		sessions: map[string]session{}, codes: map[string]code{}, tokens: map[string]Account{},
	}
	g.ClientSecret = g.mint("GitHub client secret")
	return g
}

// Handler is github.com and api.github.com, on one origin.
func (g *GitHub) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /login/oauth/authorize", g.authorize)
	mux.HandleFunc("POST /session", g.signIn)
	mux.HandleFunc("POST /login/oauth/authorize", g.decide)
	mux.HandleFunc("POST /login/oauth/access_token", g.accessToken)
	mux.HandleFunc("GET /user", g.user)
	mux.HandleFunc("GET /user/{id}", g.userByID)
	return mux
}

func (g *GitHub) mint(kind string) string {
	value := rand.Text()
	if g.onMint != nil {
		g.onMint(kind, value)
	}
	return value
}
