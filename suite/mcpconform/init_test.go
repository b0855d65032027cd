package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/deadport"
)

var (
	regexpServer   = regexp.MustCompile(`(?m)^MCP server +(\S+)$`)
	regexpAccounts = regexp.MustCompile(`(?m)^Test login \d (\S+), one-time code (\d+)$`)
	commented      = regexp.MustCompile(`(?m)^# ([a-z]+(?:-[a-z]+)?:.*|  (?:- |  ).+)$`)
)

// initialized is the file that mcpconform init writes.
func initialized(t *testing.T, args ...string) (dir, text string) {
	t.Helper()
	g := gomega.NewWithT(t)
	dir = t.TempDir()
	r := run(t, dir, nil, append([]string{"init"}, args...)...)
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(r.err).To(gomega.BeEmpty())
	g.Expect(r.out).To(gomega.HavePrefix("mcpconform.yaml was written.\n"))
	written, err := os.ReadFile(filepath.Join(dir, "mcpconform.yaml"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(written)).To(gomega.HavePrefix("# yaml-language-server: $schema=https://github.com/mcpconform/mcpconform/"))
	return dir, string(written)
}

func TestWhatInitWritesLoadsAndRuns(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir, text := initialized(t)
	r := run(t, dir, nil, "--labels", "discovery.challenge.unauthorized")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)

	// Every key that is commented out can be used as it stands.
	example := filepath.Join(dir, "all.yaml")
	all := commented.ReplaceAllString(text, "$1")
	g.Expect(strings.Count(all, "\nusers:")+strings.Count(all, "\ntools:")+strings.Count(all, "\nparallel:")).To(gomega.Equal(3), all)
	g.Expect(os.WriteFile(example, []byte(all), 0o600)).To(gomega.Succeed())
	r = run(t, dir, []string{"MCPCONFORM_LABELS=discovery.challenge.unauthorized"}, "--config", example)
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)

	r = run(t, dir, nil, "init")
	g.Expect(r.code).To(gomega.Equal(2))
	g.Expect(r.err).To(gomega.ContainSubstring("mcpconform.yaml is there already and is not overwritten"))
	kept, err := os.ReadFile(filepath.Join(dir, "mcpconform.yaml"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(kept)).To(gomega.Equal(text))
}

func TestInitLooksAtTheServer(t *testing.T) {
	t.Parallel()
	for server, c := range map[string]struct{ says, silent []string }{
		"--variant default": {
			[]string{"probe: 401, its challenge names the metadata", "clients register themselves", "a login is needed"}, []string{"tools seen"},
		},
		"--variant no-auth": {[]string{"no login needed", "tools seen without a login: 2; ", "#   - name: echo"}, []string{"a login is needed", "register themselves"}},
		"--variant mixed-auth": {
			[]string{"asks for a login", "tools seen without a login: ", `arguments: {"itemId": "", "action": ""}`}, []string{"#   - name: get-items"},
		},
		"--profile fastify-github-2": {[]string{"no way to register is offered"}, []string{"register themselves"}},
	} {
		t.Run(server, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := serveFor(t, strings.Fields(server)...)
			defer s.interrupt(t)
			url := regexpServer.FindStringSubmatch(s.text)[1]
			dir, text := initialized(t, url)
			g.Expect(text).To(gomega.ContainSubstring("\ntarget: \"" + url + "\"\n"))
			for _, says := range c.says {
				g.Expect(text).To(gomega.ContainSubstring(says))
			}
			for _, silent := range c.silent {
				g.Expect(text).NotTo(gomega.ContainSubstring(silent))
			}
			r := run(t, dir, nil, "--labels", "discovery.challenge.unauthorized")
			g.Expect(r.err).To(gomega.HavePrefix("mcpconform: reading mcpconform.yaml\nmcpconform is about to play "), r.out)
			g.Expect(r.out).To(gomega.ContainSubstring(url))
		})
	}
}

func TestInitWritesNothingForWhatIsNoMCPServer(t *testing.T) {
	t.Parallel()
	page := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(page.Close)
	for says, args := range map[string][]string{
		"not an MCP endpoint":    {page.URL + "/mcp"},
		"refused":                {"http://" + deadport.Address(t) + "/mcp"},
		"not a complete URL":     {"mcp.example.com/mcp"},
		"one too many":           {page.URL, page.URL},
		"cannot be written":      {"--config", "absent/mcpconform.yaml"},
		"no flag --parallel":     {"--parallel", "3"},
		"--ca-file cannot be":    {"https://mcp.example.com/mcp", "--ca-file", "absent.pem"},
		"there is no flag --tls": {"--tlss"},
	} {
		g := gomega.NewWithT(t)
		dir := t.TempDir()
		r := run(t, dir, nil, append([]string{"init"}, args...)...)
		g.Expect(r.code).To(gomega.Equal(2), r.out+r.err)
		g.Expect(r.err).To(gomega.ContainSubstring(says))
		g.Expect(strings.Count(r.err, "\n")).To(gomega.Equal(1), r.err)
		g.Expect(filepath.Join(dir, "mcpconform.yaml")).NotTo(gomega.BeAnExistingFile())
	}
}

// A server chooses the names of its tools, and not what stands in the file.
func TestNamesFromTheServerStayNames(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const evil = "x\ntarget: https://evil.example\u0085out: /etc\u2028#"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			ID     any    `json:"id"`
			Method string `json:"method"`
		}
		if json.NewDecoder(r.Body).Decode(&asked) != nil || asked.ID == nil {
			w.WriteHeader(http.StatusAccepted)
			return
		}
		result := map[string]any{"protocolVersion": "2025-11-25", "capabilities": map[string]any{"tools": map[string]any{}}, "serverInfo": map[string]any{"name": evil, "version": "1"}}
		if asked.Method == "tools/list" {
			result = map[string]any{"tools": []any{map[string]any{"name": evil, "inputSchema": map[string]any{"type": "object", "required": []string{evil}}}}}
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "id": asked.ID, "result": result})
	}))
	t.Cleanup(server.Close)
	dir, text := initialized(t, server.URL+"/mcp")
	g.Expect(text).To(gomega.ContainSubstring("evil.example"), "as a name")
	g.Expect(text).NotTo(gomega.MatchRegexp("(?m)^target: https://evil|\u0085|\u2028"))
	g.Expect(os.WriteFile(filepath.Join(dir, "all.yaml"), []byte(commented.ReplaceAllString(text, "$1")), 0o600)).To(gomega.Succeed())
	r := run(t, dir, []string{"MCPCONFORM_LABELS=discovery.challenge.unauthorized", "MCPCONFORM_LOGIN_CODE=1", "MCPCONFORM_LOGIN_CODE_2=2"}, "--config", "all.yaml")
	g.Expect(r.err).To(gomega.HavePrefix("mcpconform is about to play 1 check against "+server.URL), r.out)
	g.Expect(r.err).NotTo(gomega.MatchRegexp("(?m)^target:|\u0085|\u2028"))
	g.Expect(r.out).To(gomega.ContainSubstring(server.URL))
}

func TestInitPrintsTheSchema(t *testing.T) {
	t.Parallel()
	published, err := os.ReadFile("../config/mcpconform.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if r := run(t, t.TempDir(), nil, "init", "--schema"); r.code != 0 || r.out != string(published) {
		t.Errorf("%d: %s%s", r.code, r.err, r.out)
	}
}
