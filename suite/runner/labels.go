package runner

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/onsi/ginkgo/v2/types"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// Labels are what --labels can select a check by: its area, its id, its level, impact:…, basis:…,
// the documents it cites (rfc9728) and everything it needs (needs:login).
func Labels(k *check.Check) []string {
	labels := []string{k.Area(), k.ID, string(k.Level), "impact:" + string(k.Impact), "basis:" + string(k.Basis)}
	for _, ref := range k.Refs {
		labels = append(labels, ref.Label())
	}
	for _, name := range needs(k) {
		labels = append(labels, "needs:"+name)
	}
	sort.Strings(labels)
	return slices.Compact(labels)
}

func needs(k *check.Check) []string {
	seen := map[string]bool{}
	var walk func(f fixture.Fixture)
	walk = func(f fixture.Fixture) {
		seen[f.Name()] = true
		for _, before := range f.After() {
			walk(before)
		}
	}
	for _, n := range k.Needs {
		if f, ok := n.(fixture.Fixture); ok {
			walk(f)
		}
	}
	names := make([]string, 0, len(seen))
	for name := range seen {
		names = append(names, name)
	}
	return names
}

var marks = regexp.MustCompile(`\{\{[^}]*\}\}`)

// plain is what Ginkgo says is wrong with a filter: the last line of what it draws for a terminal.
func plain(err error) string {
	var drawn types.GinkgoError
	if !errors.As(err, &drawn) {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(drawn.Message), "\n")
	return strings.TrimRight(marks.ReplaceAllString(lines[len(lines)-1], ""), ". ")
}

// Select returns the checks that a label filter selects. The error says what is wrong with the
// filter, in Ginkgo's terms.
func Select(checks []*check.Check, filter string) ([]*check.Check, error) {
	match, err := types.ParseLabelFilter(filter)
	if err != nil {
		return nil, fmt.Errorf("--labels %q is not a label filter: %s; write one like 'token || impact:blocks' (mcpconform list shows areas and ids)", filter, plain(err))
	}
	var selected []*check.Check
	for _, k := range checks {
		if match(Labels(k)) {
			selected = append(selected, k)
		}
	}
	return selected, nil
}
