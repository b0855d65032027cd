package check

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

var (
	defined  = map[string]*Check{}
	idFormat = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+){2}$`)
)

// Define adds a check to the catalogue. It panics on an id that is doubled or not of the form
// area.subject.property, and on a missing Title, Level, Impact, Basis, Refs, Faults, Fix or Run:
// those are mistakes of the author that must not survive the first test run.
func Define(k Check) *Check {
	if problem := k.problem(); problem != "" {
		panic(fmt.Sprintf("check %q: %s", k.ID, problem))
	}
	_, k.file, k.line, _ = runtime.Caller(1)
	defined[k.ID] = &k
	return &k
}

func (k *Check) problem() string {
	switch {
	case !idFormat.MatchString(k.ID):
		return "the id must read area.subject.property in lower case"
	case defined[k.ID] != nil:
		return "the id is used twice"
	case k.Title == "":
		return "Title is missing"
	case !slices.Contains([]Level{Must, Should, May, Int}, k.Level):
		return "Level is missing or unknown"
	case !slices.Contains([]Impact{Blocks, Degrades, Exposes, None}, k.Impact):
		return "Impact is missing or unknown"
	case !slices.Contains([]Basis{Normative, Documented, Observed, Inferred}, k.Basis):
		return "Basis is missing or unknown"
	case len(k.Refs) == 0:
		return "Refs is missing"
	case len(k.Faults) == 0:
		return "Faults is missing: a check that no planted fault fails is not proven"
	case k.Fix == "":
		return "Fix is missing"
	case k.Run == nil:
		return "Run is missing"
	}
	return ""
}

// All returns the catalogue, sorted by id.
func All() []*Check {
	all := make([]*Check, 0, len(defined))
	for _, k := range defined {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *Check) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// ByID finds a check.
func ByID(id string) (*Check, bool) {
	k, ok := defined[id]
	return k, ok
}
