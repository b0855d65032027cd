package check_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// whole is a check that Define takes.
func whole(id string) check.Check {
	return check.Check{
		ID: id, Title: "a rule", Level: check.Must, Impact: check.Exposes, Basis: check.Normative, Refs: spec.Refs(spec.RFC6749.S("4.1.2")),
		Faults: []string{"a-fault"}, Fix: "mend it", Run: func(context.Context, *check.C) {},
	}
}

// entered counts the checks that these tests added for good, so that -count can repeat them.
var entered int

//nolint:paralleltest // the catalogue is filled before anything runs, and has no lock
func TestDefineEntersACheckAndItsPlace(t *testing.T) {
	g := gomega.NewWithT(t)
	entered++
	id := fmt.Sprintf("zz.entered.n%d", entered)
	k := check.Define(whole(id))
	file, line := k.Location()
	g.Expect(filepath.Base(file)).To(gomega.Equal("define_test.go"))
	g.Expect(line).To(gomega.BeNumerically(">", 0))
	g.Expect(k.Area()).To(gomega.Equal("zz"))
	found, ok := check.ByID(id)
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(found).To(gomega.BeIdenticalTo(k))
	g.Expect(slices.IsSortedFunc(check.All(), func(a, b *check.Check) int { return strings.Compare(a.ID, b.ID) })).To(gomega.BeTrue())
	g.Expect(func() { check.Define(whole(id)) }).To(gomega.PanicWith(gomega.ContainSubstring("twice")))
}

//nolint:paralleltest // as above
func TestDefineRefusesWhatIsNotWhole(t *testing.T) {
	for says, spoil := range map[string]func(k *check.Check){
		"area.subject.property": func(k *check.Check) { k.ID = "zz.Refused" },
		"Title":                 func(k *check.Check) { k.Title = "" },
		"Level":                 func(k *check.Check) { k.Level = "must" },
		"Impact":                func(k *check.Check) { k.Impact = "" },
		"Basis":                 func(k *check.Check) { k.Basis = "hearsay" },
		"Refs":                  func(k *check.Check) { k.Refs = nil },
		"Faults":                func(k *check.Check) { k.Faults = nil },
		"Fix":                   func(k *check.Check) { k.Fix = "" },
		"Run":                   func(k *check.Check) { k.Run = nil },
	} {
		k := whole("zz.refused." + strings.ToLower(says[:3]))
		spoil(&k)
		gomega.NewWithT(t).Expect(func() { check.Define(k) }).To(gomega.PanicWith(gomega.ContainSubstring(says)))
		_, known := check.ByID(k.ID)
		gomega.NewWithT(t).Expect(known).To(gomega.BeFalse())
	}
}

// A MUST gates, and so does what blocks the host on more than inference (design §3).
func TestWhatGates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		level  check.Level
		impact check.Impact
		basis  check.Basis
		gates  bool
	}{
		{check.Must, check.None, check.Inferred, true}, {check.Should, check.Blocks, check.Observed, true},
		{check.Int, check.Blocks, check.Documented, true}, {check.May, check.Blocks, check.Normative, true},
		{check.Should, check.Blocks, check.Inferred, false}, {check.Should, check.Exposes, check.Normative, false},
	} {
		k := check.Check{Level: c.level, Impact: c.impact, Basis: c.basis}
		gomega.NewWithT(t).Expect(k.Gates()).To(gomega.Equal(c.gates), "%+v", c)
	}
}
