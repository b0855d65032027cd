package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// repository is a throw-away root with a catalogue of one check and one fault.
func repository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for file, text := range map[string]string{
		catalogue:                               "package checks\n\nimport (\n\t_ \"github.com/mcpconform/mcpconform/suite/checks/token\" // OAuth 2.1 §4.1.3\n)\n",
		"suite/checks/token/doc.go":             "// Package token is here.\npackage token\n",
		"suite/checks/token/code_single_use.go": "package token\n\nvar x = y{\n\tID:     \"token.code.single-use\",\n}\n",
		"server/faults/code_reuse.go":           "package faults\n\nvar x = y{ID: \"code-reuse\"}\n",
	} {
		path := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestRefusesWhatIsNoCheck(t *testing.T) {
	t.Parallel()
	root := repository(t)
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"nothing given":            {[]string{"", ""}, "say which check and which fault"},
		"no fault":                 {[]string{"token.code.bound", ""}, "say which check and which fault"},
		"two parts":                {[]string{"token.code", "x"}, `"token.code" is no check id`},
		"upper case":               {[]string{"token.Code.bound", "x"}, "is no check id"},
		"a way out of the folder":  {[]string{"token.code.../../x", "x"}, "is no check id"},
		"a hyphen at the end":      {[]string{"token.code.bound-", "x"}, "is no check id"},
		"a fault with a dot":       {[]string{"token.code.bound", "x.y"}, `"x.y" is no fault id`},
		"an id that is taken":      {[]string{"token.code.single-use", "code-kept"}, "there is a check token.code.single-use already, in suite/checks/token/code_single_use.go"},
		"a third argument":         {[]string{"token.code.bound", "x", "y"}, "say which check and which fault"},
		"an area that is no ident": {[]string{"to-ken.code.bound", "x"}, "is no check id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			var out, errs bytes.Buffer
			g.Expect(execute(c.args, root, &out, &errs)).To(gomega.Equal(usage))
			g.Expect(errs.String()).To(gomega.ContainSubstring(c.says))
			g.Expect(strings.Count(errs.String(), "\n")).To(gomega.Equal(1), "one sentence")
			g.Expect(out.String()).To(gomega.BeEmpty())
		})
	}
}

func TestScaffoldsCheckAndFault(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	root := repository(t)
	var out, errs bytes.Buffer
	g.Expect(execute([]string{"token.code.client-bound", "code-not-bound"}, root, &out, &errs)).To(gomega.BeZero(), errs.String())
	for file, holds := range map[string]string{
		"suite/checks/token/code_client_bound.go": `Faults: []string{"code-not-bound"},`,
		"server/faults/code_not_bound.go":         `ID:    "code-not-bound",`,
	} {
		g.Expect(out.String()).To(gomega.ContainSubstring("created  " + file))
		g.Expect(os.ReadFile(filepath.Join(root, file))).To(gomega.And(
			gomega.ContainSubstring(holds), gomega.ContainSubstring(marker)))
	}
	g.Expect(out.String()).NotTo(gomega.ContainSubstring("changed"), "the area was there")
	g.Expect(execute([]string{"token.code.client-bound", "code-not-bound"}, root, &out, &errs)).To(gomega.Equal(usage), "not twice")
}

func TestAKnownFaultIsUsedAsItIs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	root := repository(t)
	before, err := os.ReadFile(filepath.Join(root, "server/faults/code_reuse.go"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	made, err := scaffold(root, "token.code.race", "code-reuse")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(made).To(gomega.ContainElement("uses     server/faults/code_reuse.go, which exists"))
	g.Expect(os.ReadFile(filepath.Join(root, "server/faults/code_reuse.go"))).To(gomega.Equal(before))
}

func TestANewAreaJoinsTheCatalogue(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	root := repository(t)
	for _, id := range []string{"device.flow.polled", "device.flow.denied"} {
		_, err := scaffold(root, id, "code-reuse")
		g.Expect(err).NotTo(gomega.HaveOccurred())
	}
	text, err := os.ReadFile(filepath.Join(root, catalogue))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(strings.Count(string(text), "suite/checks/device\"")).To(gomega.Equal(1))
	g.Expect(string(text)).To(gomega.ContainSubstring("device\"\n\t_ \"github.com/mcpconform/mcpconform/suite/checks/token\" // OAuth 2.1 §4.1.3"))
	g.Expect(os.ReadFile(filepath.Join(root, checksDir, "device/doc.go"))).To(gomega.ContainSubstring("// Package device " + marker))
}

func TestFileNamesAreForEveryPlatform(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for id, name := range map[string]string{
		"code-single-use": "code_single_use.go",
		"code-test":       "code_test_check.go",
		"host-windows":    "host_windows_check.go",
		"host-linux":      "host_linux_check.go",
		"token-arm64":     "token_arm64_check.go",
		"linux":           "linux.go", // a suffix only
	} {
		g.Expect(fileName(id, "check")).To(gomega.Equal(name), id)
	}
}
