package selftest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/faults"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// minted is every credential that the server and the fake Privy made in a run.
type minted struct {
	mu     sync.Mutex
	values map[string]string // value → kind
}

func (m *minted) note(kind, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[value] = kind
}

// No credential of a run is in any file of the run folder nor on the terminal, in whatever form: as
// it is, URL-encoded, escaped in JSON, or in base64 at any alignment. Faults that disclose things
// are played too.
func TestNoSecretReachesAnOutput(t *testing.T) {
	t.Parallel()
	for _, planted := range [][]string{nil, {"introspection-open"}, {"tool-leaks-internals", "dcr-null-secret"}} {
		t.Run(strings.Join(append([]string{"faults"}, planted...), " "), func(t *testing.T) {
			t.Parallel()
			secrets := &minted{values: map[string]string{}}
			outputs := outputsOf(t, secrets, planted)
			secrets.mu.Lock()
			defer secrets.mu.Unlock()
			if len(secrets.values) < 100 {
				t.Fatalf("only %d credentials were minted: the run was not a whole one", len(secrets.values))
			}
			for value, kind := range secrets.values {
				search(t, outputs, kind, value)
			}
		})
	}
}

// outputsOf plays everything and returns what was written, by file name.
func outputsOf(t *testing.T, secrets *minted, planted []string) map[string][]byte {
	t.Helper()
	for _, id := range planted {
		if _, ok := faults.ByID(id); !ok {
			t.Fatalf("no fault %s", id)
		}
	}
	h, err := selfhost.Start(t.Context(), selfhost.Options{TLS: true, Faults: planted, OnMint: secrets.note})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	cfg := &config.Config{Login: "form", Parallel: 8, Budget: time.Minute, Timeout: 10 * time.Second}
	opts, release, err := launch.Against(h, cfg, result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	opts.Checks = check.All()
	run := diagnosed(t.Context(), opts)
	dir := t.TempDir()
	if err := render.Folder(dir, run); err != nil {
		t.Fatal(err)
	}
	return read(t, dir, run)
}

func read(t *testing.T, dir string, run *result.Run) map[string][]byte {
	t.Helper()
	outputs := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		outputs[path], err = os.ReadFile(filepath.Join(dir, path))
		return err
	})
	if err != nil || len(outputs) < 4 {
		t.Fatalf("the run folder: %v, %d files", err, len(outputs))
	}
	var terminal bytes.Buffer
	if err := render.Terminal(&terminal, run, render.Options{}); err != nil {
		t.Fatal(err)
	}
	outputs["terminal"] = terminal.Bytes()
	return outputs
}

func search(t *testing.T, outputs map[string][]byte, kind, value string) {
	t.Helper()
	for name, content := range outputs {
		for _, form := range forms(value) {
			if bytes.Contains(content, []byte(form)) {
				t.Errorf("%s holds a %s as %.12s…", name, kind, form)
			}
		}
	}
}

// forms are the spellings in which a value would be looked for. Short ones, such as a one-time code,
// occur by chance, so they are looked for in the fields that carry them.
func forms(value string) []string {
	if len(value) < 8 {
		return []string{"code=" + value + "&", `"code":"` + value + `"`, `\"code\":\"` + value + `\"`}
	}
	quoted, _ := json.Marshal(value)
	all := []string{value, url.QueryEscape(value), url.PathEscape(value), strings.Trim(string(quoted), `"`)}
	for shift := range 3 {
		// What is left of the encoding when the neighbours that share a base64 group are cut away.
		encoded := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + value))
		middle := encoded[(shift*8+5)/6 : len(encoded)-2]
		all = append(all, middle, strings.NewReplacer("+", "-", "/", "_").Replace(middle))
	}
	return all
}
