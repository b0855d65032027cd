package runner

import (
	"fmt"

	"github.com/onsi/ginkgo/v2"
	"github.com/onsi/ginkgo/v2/types"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
)

// Source gives the result of a check, waiting for it where need be.
type Source func(id string) (result.Check, bool)

// Tree adds one spec a check to Ginkgo's tree, grouped by area. The tree is the same whatever the
// flags, as Ginkgo demands; source is asked only when a spec runs.
func Tree(checks []*check.Check, source Source) {
	byArea := map[string][]*check.Check{}
	var areas []string
	for _, k := range checks {
		if byArea[k.Area()] == nil {
			areas = append(areas, k.Area())
		}
		byArea[k.Area()] = append(byArea[k.Area()], k)
	}
	for _, area := range areas {
		ginkgo.Describe(area, func() {
			for _, k := range byArea[area] {
				spec(k, source)
			}
		})
	}
}

func spec(k *check.Check, source Source) {
	file, line := k.Location()
	at := types.CodeLocation{FileName: file, LineNumber: line}
	ginkgo.It(k.ID, ginkgo.Label(Labels(k)...), at, func() {
		verdict, ok := source(k.ID)
		if !ok {
			ginkgo.Skip("not played")
		}
		hand(verdict, fmt.Sprintf("%s:%d", file, line))
	})
}

// hand passes a verdict on to Ginkgo.
func hand(v result.Check, at string) {
	switch v.Verdict {
	case result.Pass:
	case result.Warn:
		ginkgo.AddReportEntry("warn", missed(v))
	case result.NotApplicable:
		ginkgo.Skip("n/a: " + v.Reason)
	case result.Blocked:
		ginkgo.AddReportEntry("blocked", v.Reason)
		ginkgo.Skip("blocked: " + v.Reason)
	case result.Errored:
		ginkgo.Fail(v.Reason + "\n" + at)
	default:
		ginkgo.Fail(missed(v) + "\n" + at)
	}
}

func missed(v result.Check) string {
	return fmt.Sprintf("%s\nexpected: %s\nactual:   %s\nfix:      %s", v.Title, v.Expected, v.Actual, v.Fix)
}
