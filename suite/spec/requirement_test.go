package spec

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

func TestRequirementsAreWellFormed(t *testing.T) {
	t.Parallel()
	leftover := regexp.MustCompile(`TODO|FIXME|XXX|Lorem|<[a-z ]+>|\s{2}|^\s|\s$`)
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			g.Expect(r.Left).NotTo(gomega.MatchRegexp(leftover.String()))
			g.Expect(r.Left).To(gomega.Or(gomega.BeEmpty(), gomega.HaveSuffix(".")))
			g.Expect(Levels).To(gomega.ContainElement(r.Level))
			g.Expect(r.Statement).To(gomega.HaveSuffix("."))
			g.Expect(r.Statement).NotTo(gomega.MatchRegexp(leftover.String()))
			g.Expect(r.Source).To(gomega.HavePrefix(r.Refs[0].Title()))
			for _, v := range r.Versions {
				g.Expect(allVersions).To(gomega.ContainElement(v))
			}
			for _, s := range r.Refs {
				expectCitable(g, s)
			}
		})
	}
}

// A group without holes: an id that a check names by a slip of the pen is then never a gap.
func TestGroupsAreNumberedThrough(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	next := map[string]int{}
	for _, r := range All() {
		next[r.Group()]++
		number := int(r.ID[3]-'0')*10 + int(r.ID[4]-'0')
		g.Expect(number).To(gomega.Equal(next[r.Group()]), r.ID)
	}
	for _, group := range Groups() {
		g.Expect(next[group.ID]).To(gomega.BeNumerically(">", 0), group.ID)
		delete(next, group.ID)
	}
	g.Expect(next).To(gomega.BeEmpty(), "a group that is not listed")
}

// A statement that two rows share was copied, not written.
func TestStatementsDiffer(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, r := range All() {
		if other := seen[strings.ToLower(r.Statement)]; other != "" {
			t.Errorf("%s and %s say the same", other, r.ID)
		}
		seen[strings.ToLower(r.Statement)] = r.ID
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r, ok := Lookup("TK-11")
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(r.Level).To(gomega.Equal("MUST"))
	g.Expect(r.Source).To(gomega.Equal("OAuth 2.1 draft-13 §4.1.3; RFC 6749 §4.1.2"))
	_, ok = Lookup("TK-99")
	g.Expect(ok).To(gomega.BeFalse())
	g.Expect(slices.IsSortedFunc(All(), func(a, b Requirement) int { return strings.Compare(a.ID, b.ID) })).To(gomega.BeTrue())
}

func TestDeclareRefuses(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]Requirement{
		"a doubled id":     must("TK-11", anyVersion, "Again.", RFC6749.S("4.1.2")),
		"a malformed id":   must("TK-1", anyVersion, "Short.", RFC6749.S("4.1.2")),
		"a missing source": must("ZZ-01", anyVersion, "From nowhere."),
		"no statement":     must("ZZ-02", anyVersion, "", RFC6749.S("4.1.2")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gomega.NewWithT(t).Expect(func() { declare(r) }).To(gomega.Panic())
		})
	}
}
