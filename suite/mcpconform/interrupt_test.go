package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
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
	reached, once := make(chan struct{}), make(chan struct{}, 1)
	once <- struct{}{}
	target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		select { // the first request for metadata is never answered
		case <-once:
			close(reached)
		default:
		}
		<-r.Context().Done()
	}))
	t.Cleanup(func() { target.CloseClientConnections(); target.Close() })

	program, err := os.Executable()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	cmd := exec.CommandContext(t.Context(), program, target.URL+"/mcp", "--login", "form", "--timeout", "2m")
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
