package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Who interrupts a run gets what was seen by then, soon, and no exit status that means success.
func TestAnInterruptedRunStillReports(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	reached := make(chan struct{})
	var asked atomic.Int32
	const someChecks = 2 // requests: the look's, and that of a second check while the host waits for its registration
	target := lookedAt(t)
	t.Cleanup(target.CloseClientConnections)
	target.meanwhile = func(r *http.Request) {
		if r.URL.Path == "/register" {
			<-r.Context().Done()
		}
		if r.URL.Path == "/mcp" && asked.Add(1) == someChecks {
			close(reached)
		}
	}

	program, err := os.Executable()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	cmd := exec.CommandContext(t.Context(), program, target.URL+"/mcp", "--login", "form", "--timeout", "2m", "--parallel", "2",
		"--baseline", "known.json", "--write-baseline", "--labels", "tools.list.usable || discovery.challenge.unauthorized || discovery.challenge.no-error || discovery.challenge.every-method")
	cmd.Dir, cmd.Env = t.TempDir(), append(os.Environ(), actAsProgram+"=1")
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	g.Expect(cmd.Start()).To(gomega.Succeed())
	<-reached
	interrupted := time.Now()
	g.Expect(cmd.Process.Signal(syscall.SIGINT)).To(gomega.Succeed())
	_ = cmd.Wait() // it tells by the exit status
	g.Expect(time.Since(interrupted)).To(gomega.BeNumerically("<", time.Minute), "it does not wait for its request")
	g.Expect(cmd.ProcessState.ExitCode()).To(gomega.BeNumerically(">", 0), out.String()+stderr.String())
	g.Expect(out.String()).To(gomega.ContainSubstring("the run was interrupted"))

	f, err := os.Open(filepath.Join(cmd.Dir, "reports", "out", "run.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = f.Close() }()
	played, err := result.Read(f)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(played.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown))
	g.Expect(played.Totals.Pass+played.Totals.Fail+played.Totals.Warn).To(gomega.BeNumerically(">", 0), "what was seen")
	g.Expect(played.Totals.Error).To(gomega.Equal(0))
	g.Expect(filepath.Join(cmd.Dir, "known.json")).NotTo(gomega.BeAnExistingFile(), "of half a run there is no baseline")
}

// Nothing is wrong with a target that had no time to answer.
func TestWhoInterruptsTheFirstRequestIsToldSo(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	reached := make(chan struct{})
	var once sync.Once
	target := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // until then nobody notices that the client has gone
		once.Do(func() { close(reached) })
		<-r.Context().Done()
	}))
	t.Cleanup(func() { target.CloseClientConnections(); target.Close() })
	program, err := os.Executable()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	cmd := exec.CommandContext(t.Context(), program, target.URL+"/mcp", "--timeout", "2m")
	cmd.Dir, cmd.Env = t.TempDir(), append(os.Environ(), actAsProgram+"=1")
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	g.Expect(cmd.Start()).To(gomega.Succeed())
	<-reached
	g.Expect(cmd.Process.Signal(syscall.SIGINT)).To(gomega.Succeed())
	_ = cmd.Wait() // it tells by the exit status
	g.Expect(cmd.ProcessState.ExitCode()).To(gomega.Equal(2))
	g.Expect(stderr.String()).To(gomega.Equal("mcpconform: interrupted; the report says what was seen until then\n"), "and no plan")
	g.Expect(out.String()).To(gomega.ContainSubstring("the run was interrupted"))
}

// A run that does not verify certificates says so, and connects where another would not.
func TestAnInsecureRunSaysSo(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="https://127.0.0.1/.well-known/oauth-protected-resource"`)
		w.WriteHeader(http.StatusUnauthorized)
	}))
	t.Cleanup(target.Close)
	r := run(t, t.TempDir(), nil, target.URL+"/mcp", "--insecure", "--labels", "discovery.challenge.unauthorized")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.out).To(gomega.ContainSubstring("Certificates were not verified (--insecure)"))
	g.Expect(r.out).To(gomega.ContainSubstring("only the selected checks were played"))
}

// Who interrupts a run leaves no client behind where the server lets it be deleted, and is told of the
// others.
func TestAnInterruptedRunDeletesWhatItRegistered(t *testing.T) {
	t.Parallel()
	for name, management := range map[string]string{
		"offered":     `,"registration_client_uri":"%s/client","registration_access_token":"the-management-token"`,
		"not offered": "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			target, loggingIn, deleted := registering(t, management)
			program, err := os.Executable()
			g.Expect(err).NotTo(gomega.HaveOccurred())
			cmd := exec.CommandContext(t.Context(), program, target+"/mcp", "--login", "form", "--user", "u", "--labels", "token.code.single-use", "--timeout", "2m")
			cmd.Dir, cmd.Env = t.TempDir(), append(os.Environ(), actAsProgram+"=1", "MCPCONFORM_LOGIN_CODE=1")
			var out bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &out
			g.Expect(cmd.Start()).To(gomega.Succeed())
			<-loggingIn
			g.Expect(cmd.Process.Signal(syscall.SIGINT)).To(gomega.Succeed())
			_ = cmd.Wait() // it tells by what it did
			effects := reported(t, filepath.Join(cmd.Dir, "reports", "out")).SideEffects
			g.Expect(effects.ClientsRegistered).To(gomega.Equal(1), out.String())
			if management != "" {
				g.Expect(effects.ClientsDeleted).To(gomega.Equal(1))
				g.Expect(effects.ClientsLeft).To(gomega.BeEmpty())
				g.Expect(deleted).To(gomega.Receive(gomega.Equal("Bearer the-management-token")))
				return
			}
			g.Expect(effects.ClientsLeft).To(gomega.Equal([]result.ClientLeft{{
				ClientID: "client-1", Name: "mcpconform, playing ChatGPT", Endpoint: target + "/register", Why: "the server offers no way to delete it (RFC 7592)",
			}}))
			g.Expect(out.String()).To(gomega.ContainSubstring("1 client is left at the server"))
		})
	}
}

// registering is an MCP server whose login never ends. It tells when somebody comes to log in, and who
// deletes a client.
func registering(t *testing.T, management string) (origin string, loggingIn chan struct{}, deleted chan string) {
	t.Helper()
	loggingIn, deleted = make(chan struct{}), make(chan string, 1)
	var once sync.Once
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	says := func(status int, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			_, _ = w.Write([]byte(strings.ReplaceAll(text, "%s", server.URL)))
		}
	}
	mux.HandleFunc("POST /mcp", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+server.URL+`/.well-known/oauth-protected-resource/mcp"`)
		w.WriteHeader(http.StatusUnauthorized)
	})
	mux.HandleFunc("/.well-known/oauth-protected-resource/mcp", says(200, `{"resource":"%s/mcp","authorization_servers":["%s"]}`))
	mux.HandleFunc("/.well-known/oauth-authorization-server", says(200, `{"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
		"registration_endpoint":"%s/register","response_types_supported":["code"],"code_challenge_methods_supported":["S256"],"token_endpoint_auth_methods_supported":["none"]}`))
	mux.HandleFunc("POST /register", says(201, `{"client_id":"client-1","token_endpoint_auth_method":"none","redirect_uris":["https://chatgpt.com/connector/oauth/mcpconform"]`+management+`}`))
	mux.HandleFunc("DELETE /client", func(w http.ResponseWriter, r *http.Request) {
		deleted <- r.Header.Get("Authorization")
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("/authorize", func(_ http.ResponseWriter, r *http.Request) {
		once.Do(func() { close(loggingIn) })
		<-r.Context().Done()
	})
	return server.URL, loggingIn, deleted
}
