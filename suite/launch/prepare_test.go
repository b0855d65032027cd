package launch_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestSelfBringsAllThatAPlayNeeds(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	cfg := &config.Config{Login: "form", Parallel: 3, Budget: time.Minute, Timeout: time.Second}
	opts, release, err := launch.Prepare(t.Context(), cfg, config.Self, result.Tool{Name: "test"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(opts.Target.Scheme).To(gomega.Equal("https"))
	g.Expect(opts.Control).NotTo(gomega.BeNil())
	g.Expect(opts.Wire.RootCAs).NotTo(gomega.BeNil())
	g.Expect(opts.Means.Accounts).To(gomega.HaveLen(2))
	g.Expect([]any{opts.Parallel, opts.Budget, opts.Wire.Request}).To(gomega.Equal([]any{3, time.Minute, time.Second}))
	w := wire.New(opts.Wire)
	t.Cleanup(w.Close)
	answers := func() error {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, opts.Target.String(), http.NoBody)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		return w.Scope("test").Do(wire.Host, req).Err
	}
	g.Expect(answers()).To(gomega.Succeed())
	release()
	// Another program may listen there by now; it does not have the run's certificate.
	g.Expect(answers()).NotTo(gomega.Succeed(), "the server is gone")
}

func TestWhatCannotBePreparedIsOneSentenceAndLeavesNothingRunning(t *testing.T) {
	t.Parallel()
	refusing := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }))
	t.Cleanup(refusing.Close)
	for name, c := range map[string]struct {
		cfg    config.Config
		target string
		says   string
	}{
		"an unknown fault":  {config.Config{Login: "form", Faults: []string{"no-such"}}, config.Self, "no planted fault"},
		"no URL":            {config.Config{Login: "form"}, "nowhere", "not a complete URL"},
		"privy without app": {config.Config{Login: "privy"}, "http://127.0.0.1:1/mcp", "PRIVY_APP_ID"},
		"no CA file":        {config.Config{Login: "form", CAFile: "absent.pem"}, "http://127.0.0.1:1/mcp", "--ca-file"},
		"a wrong bearer":    {config.Config{Login: "form", Control: refusing.URL}, "http://127.0.0.1:1/mcp", "MCPCONFORM_CONTROL_TOKEN"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, release, err := launch.Prepare(t.Context(), &c.cfg, c.target, result.Tool{})
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
			g.Expect(release).To(gomega.BeNil())
			var usage *config.Usage
			g.Expect(err).To(gomega.BeAssignableToTypeOf(usage))
		})
	}
}

// A token in the environment is for a run that is to use it.
func TestTheLoginThatWasChosen(t *testing.T) {
	t.Parallel()
	for choice, c := range map[string]struct {
		token  string
		driver any
	}{
		"token": {"the-token", nil}, "none": {"", nil}, "form": {"", login.Form{}}, "privy": {"", &login.Privy{API: "https://privy.test", AppID: "app"}},
	} {
		g := gomega.NewWithT(t)
		cfg := &config.Config{
			Login: choice, Token: "the-token", User: "a@example.test", LoginCode: "1", User2: "b@example.test",
			ClientID: "client", ClientSecret: "secret", PrivyAPI: "https://privy.test", PrivyAppID: "app", Insecure: true,
		}
		opts, release, err := launch.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		release()
		g.Expect(opts.Means.Token).To(gomega.Equal(c.token), choice)
		if c.driver == nil {
			g.Expect(opts.Means.Driver).To(gomega.BeNil(), choice)
		} else {
			g.Expect(opts.Means.Driver).To(gomega.Equal(c.driver), choice)
		}
		g.Expect(opts.Means.Accounts).To(gomega.Equal([]login.Account{{Email: "a@example.test", Code: "1"}, {Email: "b@example.test"}}))
		g.Expect(opts.Means.Predefined.ClientID).To(gomega.Equal("client"))
		g.Expect(opts.Wire.Insecure).To(gomega.BeTrue())
	}
}

// The network behind a target opens only for a target that is there itself.
func TestPrivateAddressesAreReachableIfTheTargetIsOne(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for target, private := range map[string]bool{"http://127.0.0.1:1/mcp": true, "https://203.0.113.7/mcp": false} {
		opts, release, err := launch.Prepare(t.Context(), &config.Config{Login: "none"}, target, result.Tool{})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		release()
		at, err := url.Parse(target)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(opts.Target).To(gomega.Equal(at))
		g.Expect(opts.Wire.AllowPrivate).To(gomega.Equal(private), target)
	}
}

//nolint:paralleltest // it sets the environment
func TestTheProxyOfTheEnvironmentIsUsedButForThisMachine(t *testing.T) {
	t.Setenv("HTTPS_PROXY", "http://proxy.example:3128")
	t.Setenv("HTTP_PROXY", "")
	t.Setenv("NO_PROXY", "203.0.113.7")
	for target, proxied := range map[string]bool{
		"https://mcp.example/mcp": true, "https://203.0.113.7/mcp": false, "https://127.0.0.1:1/mcp": false,
	} {
		g := gomega.NewWithT(t)
		opts, release, err := launch.Prepare(t.Context(), &config.Config{Login: "none"}, target, result.Tool{})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		release()
		via, err := opts.Wire.Proxy(opts.Target)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(via != nil).To(gomega.Equal(proxied), target)
	}
}

// One browser is one user, so accounts that are given are not taken for others; and a person is asked
// seldom.
func TestAPersonLogsInSeldom(t *testing.T) {
	t.Parallel()
	for said, asked := range map[int]int{0: 3, 5: 5} {
		g := gomega.NewWithT(t)
		cfg := &config.Config{Login: "manual", User: "a@example.test", User2: "b@example.test", Logins: said}
		opts, release, err := launch.Network{}.Prepare(t.Context(), cfg, "http://127.0.0.1:1/mcp", result.Tool{})
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(opts.Means.Accounts).To(gomega.BeEmpty())
		g.Expect(opts.Logins).To(gomega.Equal(asked))
		own, ok := opts.Means.Driver.(login.Receiver)
		g.Expect(ok).To(gomega.BeTrue())
		g.Expect(own.Callback()).To(gomega.HavePrefix("http://127.0.0.1:"))
		release()
		w := wire.New(wire.Options{AllowPrivate: true})
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, own.Callback(), http.NoBody)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(w.Scope("test").Do(wire.Browser, req).Err).To(gomega.HaveOccurred(), "nobody listens any more")
		w.Close()
	}
}
