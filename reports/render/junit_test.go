package render_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

// What a CI reads and the exit status agree, with a baseline and without.
func TestJUnit(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, name+".junit.xml", []byte(made(t, render.JUnit, run)))
			agrees(t, run)
			everything := gate.Of(run, gate.OnWarn, nil, func(string) bool { return true })
			for _, b := range []*gate.Baseline{nil, everything, {Known: []gate.Entry{{Check: "gone", Verdict: result.Fail}}}} {
				for _, on := range []gate.Measure{gate.OnFail, gate.OnWarn} {
					run.Gate = gate.Judge(run, b, on, func(id string) bool { return id != "gone" })
					agrees(t, run)
				}
			}
		})
	}
}

func agrees(t *testing.T, run *result.Run) {
	t.Helper()
	g := gomega.NewWithT(t)
	text := made(t, render.JUnit, run)
	conforms(t, text)
	suites, err := junit.Ingest([]byte(text))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	status := run.ExitCode()
	if run.Gate != nil {
		status = run.Gate.ExitStatus
	}
	var bad, tests int
	names := map[string]bool{}
	for _, s := range suites {
		bad, tests = bad+s.Totals.Failed+s.Totals.Error, tests+s.Totals.Tests
		for _, c := range s.Tests {
			g.Expect(names[c.Classname+"."+c.Name]).To(gomega.BeFalse(), "two cases are "+c.Name)
			names[c.Classname+"."+c.Name] = true
			if c.Status == junit.StatusFailed {
				g.Expect(c.Error.Error()).NotTo(gomega.BeEmpty())
			}
		}
	}
	if (bad > 0) != (status != 0) {
		t.Errorf("%d failures and errors, exit status %d", bad, status)
	}
	g.Expect(tests).To(gomega.BeNumerically(">=", len(run.Checks)))
}

// schema is what Jenkins' junit-10.xsd allows: the attributes of an element, the required ones with an
// exclamation mark, and what may stand in it.
var schema = map[string]struct{ attributes, children string }{
	"testsuites": {"name time tests failures errors", "testsuite"},
	"testsuite":  {"name! tests! failures! errors! time skipped timestamp", "properties testcase"},
	"properties": {"", "property"},
	"property":   {"name! value!", ""},
	"testcase":   {"name! time classname", "failure error skipped system-out"},
	"failure":    {"type message", ""},
	"error":      {"type message", ""},
	"skipped":    {"type message", ""},
	"system-out": {"", ""},
}

var decimal = regexp.MustCompile(`^[0-9]+\.[0-9]{3}$`)

func conforms(t *testing.T, text string) {
	t.Helper()
	g := gomega.NewWithT(t)
	in := xml.NewDecoder(strings.NewReader(text))
	allowed := "testsuites"
	var above []string
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		g.Expect(err).NotTo(gomega.HaveOccurred())
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			g.Expect(strings.Fields(allowed)).To(gomega.ContainElement(name))
			permitted(t, e)
			above, allowed = append(above, allowed), schema[name].children
		case xml.EndElement:
			allowed, above = above[len(above)-1], above[:len(above)-1]
		}
	}
}

func permitted(t *testing.T, e xml.StartElement) {
	t.Helper()
	g := gomega.NewWithT(t)
	words := strings.Fields(schema[e.Name.Local].attributes)
	for _, a := range e.Attr {
		i := slices.IndexFunc(words, func(w string) bool { return strings.TrimSuffix(w, "!") == a.Name.Local })
		g.Expect(i).To(gomega.BeNumerically(">=", 0), e.Name.Local+" "+a.Name.Local)
		words = slices.Delete(words, i, i+1)
		if a.Name.Local == "time" {
			g.Expect(decimal.MatchString(a.Value)).To(gomega.BeTrue(), a.Value)
		}
	}
	for _, left := range words {
		g.Expect(left).NotTo(gomega.HaveSuffix("!"), e.Name.Local)
	}
}

// GitLab takes the text of what was skipped, Jenkins its message.
func TestWhatIsKnownIsSkippedWithItsReason(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	text := made(t, render.JUnit, samples()["gated"])
	suites, err := junit.Ingest([]byte(text))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	said := map[string]string{}
	for _, s := range suites {
		for _, c := range s.Tests {
			id, _, _ := strings.Cut(c.Name, ":")
			said[id+" of "+s.Name] = string(c.Status) + ", " + c.Message
		}
	}
	g.Expect(said).To(gomega.HaveKeyWithValue("token.code.single-use of token", "skipped, known: mended with the next release | @team"))
	g.Expect(said).To(gomega.HaveKeyWithValue("discovery.as.pkce-s256 of discovery", "skipped, known: it is in the baseline"))
	g.Expect(said).To(gomega.HaveKeyWithValue("refresh.issued.to-chatgpt of refresh", gomega.HavePrefix("failed, no refresh_token")), "a warning that counts")
	g.Expect(said).To(gomega.HaveKeyWithValue("discovery.prm.found of discovery", "passed, "))
	g.Expect(said).To(gomega.HaveKeyWithValue("discovery.prm.found of baseline", gomega.HavePrefix("failed, fixed: ")))
	g.Expect(said).To(gomega.HaveKeyWithValue("exchange.scope.required of baseline", gomega.HavePrefix("failed, stale: ")))
	g.Expect(said).To(gomega.HaveKeyWithValue("connects of run", "failed, ChatGPT will not connect."))
	g.Expect(text).To(gomega.ContainSubstring(`<skipped message="n/a: no Privy exchange answers on this target">n/a: no Privy`))
}
