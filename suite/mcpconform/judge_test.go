package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onsi/gomega"
)

func TestABaselineLetsWhatIsKnownPassAndNothingElse(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	play := func(args ...string) ran {
		return run(t, dir, nil, append([]string{"self", "--labels", `/token\.(code|pkce)/`, "--baseline", "known.json"}, args...)...)
	}
	r := play("--fault", "code-reuse", "--write-baseline")
	g.Expect(r.code).To(gomega.Equal(0), r.out+r.err)
	g.Expect(filepath.Join(dir, "known.json")).To(gomega.BeARegularFile())
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"known":       {[]string{"--fault", "code-reuse"}, 0, `known +2  fails, as it is known to\n +token\.code\.race, token\.code\.single-use`},
		"new":         {[]string{"--fault", "code-reuse,verifier-optional"}, 1, `new +1  fails, and is not known to\n +token\.pkce\.verifier-required`},
		"fixed":       {nil, 1, `fixed +2  does not fail any more`},
		"not played":  {[]string{"--labels", `/token\.pkce/`}, 0, `unjudged +2  was not judged`},
		"not a run":   {[]string{"--labels", "none-such"}, 2, ""},
		"by the file": {[]string{"--config", "play.yaml", "--fault", "code-reuse"}, 0, `known +2`},
	} {
		write(t, dir, "play.yaml", "baseline: known.json\n")
		r := play(append([]string{"--out", name}, c.args...)...)
		g.Expect(r.code).To(gomega.Equal(c.code), name+": "+r.out+r.err)
		g.Expect(r.out).To(gomega.MatchRegexp(c.says), name)
		if c.code == 2 {
			continue
		}
		seen := reported(t, filepath.Join(dir, name))
		g.Expect(seen.Gate.Baseline).To(gomega.Equal("known.json"))
		g.Expect(seen.Gate.ExitStatus).To(gomega.Equal(c.code), name)
		again := run(t, dir, nil, "render", filepath.Join(name, "run.json"))
		g.Expect(again.out).To(gomega.MatchRegexp(c.says), "drawn again: "+name)
	}
	write(t, dir, "known.json", `{"schema":"1","known":[{"check":"token.code.none","verdict":"fail"}]}`)
	r = play()
	g.Expect(r.code).To(gomega.Equal(1))
	g.Expect(r.out).To(gomega.MatchRegexp(`stale +1  is no check, or does not apply here: take it out \(--write-baseline\)\n +token\.code\.none`))
	g.Expect(play("--write-baseline").code).To(gomega.Equal(0))
	left, err := os.ReadFile(filepath.Join(dir, "known.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(left)).NotTo(gomega.ContainSubstring("none"))
	write(t, dir, "known.json", "not JSON")
	g.Expect(play().err).To(gomega.ContainSubstring("known.json: this is no baseline ("))
	report, err := os.ReadFile(filepath.Join(dir, "known", "run.json"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	write(t, dir, "known.json", string(report))
	g.Expect(play().err).To(gomega.Equal("mcpconform: known.json: this is the run.json of a run; --write-baseline makes a baseline of one\n"))
}

func TestAWarningFailsARunThatIsToFailOnIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	warned := []string{"self", "--labels", "authorize.consent.cookie", "--fault", "cookies-not-secure"}
	g.Expect(run(t, dir, nil, warned...).code).To(gomega.Equal(0))
	g.Expect(run(t, dir, nil, append(warned, "--fail-on", "warn")...).code).To(gomega.Equal(1))
	g.Expect(run(t, dir, nil, append(warned, "--fail-on", "warn", "--baseline", "b.json", "--write-baseline")...).code).To(gomega.Equal(0))
	g.Expect(run(t, dir, nil, append(warned, "--fail-on", "warn", "--baseline", "b.json")...).code).To(gomega.Equal(0))
	g.Expect(run(t, dir, nil, append(warned, "--baseline", "b.json")...).code).To(gomega.Equal(0), "a warning is not asked about")
}
