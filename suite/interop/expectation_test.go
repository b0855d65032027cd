package interop

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
)

func TestCompareNamesEveryDifference(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	e := &Expectation{NotPassed: []NotPassed{
		{Check: "a.known.failure", Verdict: result.Fail},
		{Check: "a.mended.failure", Verdict: result.Fail},
		{Check: "a.gone.check", Verdict: result.NotApplicable},
		{Check: "a.random.one", Verdict: result.NotApplicable, Sometimes: true},
		{Check: "another.random.one", Verdict: result.NotApplicable, Sometimes: true},
		{Check: "the.third.random.one", Verdict: result.NotApplicable, Sometimes: true},
	}}
	g.Expect(e.Compare([]result.Check{
		{ID: "a.known.failure", Verdict: result.Fail},
		{ID: "a.mended.failure", Verdict: result.Pass, Title: "all is well"},
		{ID: "a.good.check", Verdict: result.Pass},
		{ID: "a.random.one", Verdict: result.Pass},
		{ID: "another.random.one", Verdict: result.NotApplicable},
		{ID: "the.third.random.one", Verdict: result.Fail, Title: "it is broken"},
		{ID: "a.new.failure", Verdict: result.Warn, Expected: "200", Actual: "500"},
	})).To(gomega.Equal([]string{
		"a.gone.check: expected, but not played",
		"a.mended.failure: expected fail, got pass (all is well)",
		"a.new.failure: expected pass, got warn (expected 200, got 500)",
		"the.third.random.one: expected n/a, got fail (it is broken)",
	}))
}

func TestLoadTakesOverWhatIsKnownOfAnotherForm(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		g.Expect(os.WriteFile(path, []byte(text), 0o600)).To(gomega.Succeed())
		return path
	}
	write("expect.json", `{"notPassed":[
		{"check":"both","verdict":"fail","reason":"r","curl":"c"},
		{"check":"other","verdict":"fail","reason":"r","curl":"c"},
		{"check":"mended","verdict":"fail","reason":"r","curl":"c"}]}`)
	e, err := Load(write("expect-form.json", `{"like":"expect.json","passes":["mended"],"notPassed":[
		{"check":"other","verdict":"n/a","reason":"r","curl":"c"}]}`))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(e.NotPassed).To(gomega.ConsistOf(
		NotPassed{Check: "other", Verdict: result.NotApplicable, Reason: "r", Curl: "c"},
		NotPassed{Check: "both", Verdict: result.Fail, Reason: "r", Curl: "c"},
	))
}

func TestLoadRefusesAnEntryWithoutProof(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, says string }{
		"no reason":       {`{"notPassed":[{"check":"a","verdict":"fail","curl":"c"}]}`, "no reason or no curl"},
		"no curl":         {`{"notPassed":[{"check":"a","verdict":"fail","reason":"r"}]}`, "no reason or no curl"},
		"twice":           {`{"notPassed":[{"check":"a","verdict":"fail","reason":"r","curl":"c"},{"check":"a","verdict":"n/a","reason":"r","curl":"c"}]}`, "a stands there twice"},
		"a pass":          {`{"notPassed":[{"check":"a","verdict":"pass","reason":"r","curl":"c"}]}`, "needs no entry"},
		"a harness error": {`{"notPassed":[{"check":"a","verdict":"error","reason":"r","curl":"c"}]}`, "nothing to expect"},
		"no JSON":         {`{`, "unexpected end of JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			path := filepath.Join(t.TempDir(), "expect.json")
			g.Expect(os.WriteFile(path, []byte(c.text), 0o600)).To(gomega.Succeed())
			_, err := Load(path)
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
		})
	}
}
