package selfhost

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/server/token"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/login"
)

// Options say what to boot.
type Options struct {
	// Profile is the id of a server that was met in the field, with its faults; "" is none.
	Profile string
	// Faults are ids of planted faults of the reference server, beside those of the profile.
	Faults []string
	// Variants are ids of fault-free forms of the reference server; none means the default one.
	Variants []string
	// Parts change the server beside all that, for a test that wants to look on.
	Parts []app.Fault
	// TLS serves https with an authority made for this run, unless the variant says otherwise.
	TLS bool
	// Ports; 0 means any free one.
	Port, PrivyPort int
	// OnMint is told of every credential that the server or the fake Privy makes; nil is allowed.
	OnMint func(kind, value string)
	// RotateEvery is how often the reference signs with a fresh key; 0 is never.
	RotateEvery time.Duration
	// Log gets what the reference server has to say; nil means nowhere.
	Log *slog.Logger
}

// Host is a running reference server with all it needs.
type Host struct {
	MCPURL       *url.URL
	ControlURL   *url.URL
	ControlToken string
	PrivyURL     string
	PrivyAppID   string
	PrivySecret  string
	Roots        *x509.CertPool // nil without TLS
	CAPEM        []byte         // the same for other programs
	Accounts     []login.Account
	Proof        string          // what an account proves itself by, as a phrase
	Documents    *documents.Site // whose certificate the server trusts; nil without TLS
	ClientID     string          // of the predefined client, where none can be registered

	authority *authority // nil without TLS
	closers   []func() error
}

// Start boots everything. The error is one sentence fit for the user: an unknown profile, fault or
// variant, a port that is taken.
func Start(ctx context.Context, o Options) (*Host, error) {
	h := &Host{}
	if err := h.start(ctx, o); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *Host) start(ctx context.Context, o Options) error {
	f, err := formOf(o)
	if err != nil {
		return err
	}
	privy, err := h.startPrivy(ctx, o)
	if err != nil {
		return err
	}
	return h.startServer(ctx, o, privy, f)
}

// privyLifetime is not that of the server's own access tokens: what is said of the one kind must not
// be true of the other by chance.
const privyLifetime = 40 * time.Minute

// startPrivy serves the fake Privy over plain http: only the server beside it talks to it.
func (h *Host) startPrivy(ctx context.Context, o Options) (*issuer.Issuer, error) {
	privy, err := issuer.New(issuer.Options{OnMint: o.OnMint, TokenLifetime: privyLifetime})
	if err != nil {
		return nil, fmt.Errorf("the fake Privy: %w", err)
	}
	l, err := listen(ctx, o.PrivyPort, nil)
	if err != nil {
		return nil, err
	}
	h.serve(l, privy.Handler())
	h.PrivyURL, h.PrivyAppID, h.PrivySecret = l.origin(), privy.AppID(), privy.AppSecret()
	for _, a := range privy.Accounts() {
		h.Accounts = append(h.Accounts, login.Account{Email: a.Email, Code: a.OTP})
	}
	h.Proof = "one-time code"
	return privy, nil
}

// toolPatience is how long a tool waits for its backend, and for Privy: hundreds of times what they take
// on this machine, and what a run takes longer for each that is made slow.
const toolPatience = 400 * time.Millisecond

// documentPatience is how long the server waits for a document: much longer than this machine takes, and
// what a run waits for one that does not come.
const documentPatience = 2 * time.Second

// form is what the reference server is made as.
type form struct {
	variants []app.Variant
	faults   []app.Fault
}

// plain reports whether a variant asks for http without TLS.
func (f form) plain() bool {
	return slices.ContainsFunc(f.variants, func(v app.Variant) bool { return v.ID == app.PlainHTTP })
}

func formOf(o Options) (f form, err error) {
	p, err := faults.ProfileByID(o.Profile)
	if err != nil {
		return f, err
	}
	if f.faults, err = lookUp(p.With(o.Faults)); err != nil {
		return f, err
	}
	f.faults = append(f.faults, o.Parts...)
	f.variants, err = app.VariantsByID(slices.Concat(p.Variants, o.Variants))
	return f, err
}

// startServer serves the reference server and its control endpoint. The ports are taken first: the
// server has to know its own URL.
func (h *Host) startServer(ctx context.Context, o Options, privy *issuer.Issuer, f form) error {
	var secure *tls.Config
	if o.TLS && !f.plain() {
		var err error
		if secure, err = h.secure(); err != nil {
			return err
		}
	}
	l, err := listen(ctx, o.Port, secure)
	if err != nil {
		return err
	}
	key, err := signingKey()
	if err != nil {
		return errors.Join(err, l.Close())
	}
	cfg := app.Config{
		BaseURL: l.origin(), SigningKey: key,
		Privy:  app.Privy{AppID: privy.AppID(), AppSecret: privy.AppSecret(), APIURL: h.PrivyURL},
		Logger: o.Log, OnMint: o.OnMint, ProtocolAPITimeout: toolPatience, ExchangeTimeout: toolPatience,
		DocumentTimeout: documentPatience,
		OnAdvance:       func(_ context.Context, d time.Duration) error { privy.Advance(d); return nil },
		OnPrivy:         func(_ context.Context, state string) error { return setState(privy, state) },
		OnDeleteUser:    func(_ context.Context, email string) error { return deleteUser(privy, email) },
	}
	if err := h.startDocuments(ctx, &cfg); err != nil {
		return errors.Join(err, l.Close())
	}
	for _, v := range f.variants {
		v.Apply(&cfg)
	}
	if err := h.startGitHub(ctx, &cfg); err != nil {
		return errors.Join(err, l.Close())
	}
	if cfg.NoRegistration {
		h.ClientID = app.PredefinedClientID
	}
	reference, err := app.New(ctx, cfg, f.faults...)
	if err != nil {
		return errors.Join(fmt.Errorf("the reference server: %w", err), l.Close())
	}
	h.closers = append(h.closers, reference.Close)
	h.serve(l, reference.Handler())
	h.rotate(ctx, reference, o)
	control, err := listen(ctx, 0, nil)
	if err != nil {
		return err
	}
	h.serve(control, reference.Control())
	h.ControlToken = reference.ControlToken()
	h.MCPURL, h.ControlURL = location(l, "/mcp"), location(control, "")
	return nil
}

// rotate replaces the signing key as often as it was asked for.
func (h *Host) rotate(ctx context.Context, reference *app.App, o Options) {
	if o.RotateEvery <= 0 {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- reference.RotateEvery(ctx, o.RotateEvery) }()
	h.closers = append(h.closers, func() error { stop(); return <-ended })
}

// signingKey is one for all hosts of this process: to make an RSA key takes a fifth of a play.
var signingKey = sync.OnceValues(token.Generate)

func (h *Host) secure() (*tls.Config, error) {
	var err error
	if h.authority, err = newAuthority(); err != nil {
		return nil, err
	}
	h.Roots, h.CAPEM = h.authority.pool(), h.authority.pem()
	return h.authority.serverConfig()
}

func location(l *listener, path string) *url.URL {
	u := &url.URL{Scheme: "http", Host: l.Addr().String(), Path: path}
	if l.secure {
		u.Scheme = "https"
	}
	return u
}

func (h *Host) serve(l *listener, handler http.Handler) {
	h.closers = append(h.closers, serve(l, handler).Close)
}

// Close stops everything that was started, last first.
func (h *Host) Close() error {
	var problems []error
	for i := len(h.closers) - 1; i >= 0; i-- {
		problems = append(problems, h.closers[i]())
	}
	h.closers = nil
	return errors.Join(problems...)
}

// WriteCA writes the run's certificate authority to a temporary file, which Close removes, and
// returns its path.
func (h *Host) WriteCA() (string, error) { return h.write("mcpconform-ca-*.pem", h.CAPEM) }

// WriteCertificate does the same with a certificate and its key, under which documents can be published on
// this machine so that the server trusts them.
func (h *Host) WriteCertificate() (string, error) {
	text, err := h.authority.both()
	if err != nil {
		return "", err
	}
	return h.write("mcpconform-cimd-*.pem", text)
}

func (h *Host) write(pattern string, text []byte) (string, error) {
	f, err := os.CreateTemp("", pattern) // for this user only
	if err != nil {
		return "", fmt.Errorf("a file for another program: %w", err)
	}
	h.closers = append(h.closers, func() error { return os.Remove(f.Name()) })
	_, err = f.Write(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("a file for another program: %w", err)
	}
	return f.Name(), nil
}
