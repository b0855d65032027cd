//go:build unix

package interop

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

func needTypeScript(t *testing.T) Spec {
	t.Helper()
	return needNode(t, TypeScriptSDK("typescript-sdk"))
}

// needNode skips when Node or the packages of the server are not installed.
func needNode(t *testing.T, spec Spec) Spec {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed; make setup installs it")
	}
	if _, err := os.Stat(filepath.Join(spec.Dir, "node_modules", ".package-lock.json")); err != nil {
		t.Skip("the packages of suite/interop/" + spec.Dir + " are not installed; make setup installs them")
	}
	return spec
}

func TestTypeScriptSDKStartsAsksForATokenAndStops(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	spec := needTypeScript(t)
	server, err := Start(t.Context(), spec)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = server.Stop() }()

	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL(), strings.NewReader("{}"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	response, err := (&http.Client{Timeout: 10 * time.Second}).Do(request)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer response.Body.Close()
	g.Expect(response.StatusCode).To(gomega.Equal(http.StatusUnauthorized))

	g.Expect(server.Stop()).To(gomega.Succeed())
	g.Expect(server.Stop()).To(gomega.Succeed(), "stopping twice does no harm")
	_, err = net.Dial("tcp", request.URL.Host)
	g.Expect(err).To(gomega.HaveOccurred(), "nobody listens any more")
}

// shell is a foreign server that runs a script with $PORT.
func shell(script string) Spec {
	return Spec{
		Name: "script", Ports: 1,
		Command: func([]int) []string { return []string{"sh", "-c", script} },
		Env:     func([]int) []string { return nil },
		URL:     func([]int) string { return "http://127.0.0.1/mcp" },
	}
}

func TestStartSaysWhyAServerDidNotComeUp(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, err := Start(t.Context(), shell("echo no such table >&2; exit 3"))
	g.Expect(err).To(gomega.MatchError(gomega.And(
		gomega.ContainSubstring("script: it ended before it listened (exit status 3)"),
		gomega.ContainSubstring("no such table"))))
}

func TestStartEndsWithItsContextAndTakesTheGroupAlong(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	pidFile := filepath.Join(t.TempDir(), "pid")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	started := make(chan error, 1)
	go func() {
		_, err := Start(ctx, shell("sleep 300 & echo $! > "+pidFile+"; wait"))
		started <- err
	}()
	child := func() string {
		pid, _ := os.ReadFile(pidFile) // not written yet: empty
		return strings.TrimSpace(string(pid))
	}
	g.Eventually(child).WithTimeout(10 * time.Second).ShouldNot(gomega.BeEmpty())
	cancel()
	g.Eventually(started).WithTimeout(10 * time.Second).Should(gomega.Receive(gomega.MatchError(gomega.ContainSubstring("context canceled"))))
	g.Eventually(func() error { return exec.Command("kill", "-0", child()).Run() }).
		WithTimeout(5*time.Second).ShouldNot(gomega.Succeed(), "the child of the script is gone")
}

func TestTailKeepsTheEnd(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var log tail
	for range 3 {
		_, _ = log.Write([]byte(strings.Repeat("x", tailLimit/2)))
	}
	_, _ = log.Write([]byte("the end"))
	g.Expect(log.String()).To(gomega.HaveSuffix("xthe end"))
	g.Expect(log.String()).To(gomega.HaveLen(tailLimit))
}
