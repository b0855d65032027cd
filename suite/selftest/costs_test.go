package selftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/plan"
	"github.com/mcpconform/mcpconform/suite/play"
)

// costs gathers what plays of the whole catalogue took of the reference.
type costs struct {
	mu     sync.Mutex
	gained plan.Costs
	plays  int
}

// note adds a play to those that were measured: for each owner the most.
func (c *costs) note(taken map[string]plan.Cost, seen play.Outlook) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.plays++
	into := c.gained.Kind(seen)
	if *into == nil {
		*into = map[string]plan.Cost{}
	}
	for owner, cost := range taken {
		(*into)[owner] = plan.Most((*into)[owner], cost)
	}
}

// taken is what each owner took in a play.
func taken(p *play.Play, run *result.Run) map[string]plan.Cost {
	all := map[string]plan.Cost{}
	for owner, spent := range p.Spent() {
		all[owner] = plan.Cost{Cost: spent}
	}
	for _, e := range run.Exchanges {
		cost := all[e.Check]
		cost.Requests++
		all[e.Check] = cost
	}
	return all
}

// foretold demands that a play took no more than its plan said, and of the plan of the ordinary form that it
// says little more than is taken.
func foretold(t *testing.T, variant string, said *plan.Plan, by map[string]plan.Cost, run *result.Run) {
	t.Helper()
	logins := 0
	for _, cost := range by {
		logins += cost.Logins
	}
	did := run.SideEffects
	for _, c := range []struct {
		what      string
		took, may int
		most      bool // rather than about
	}{
		{"clients", did.ClientsRegistered, said.Cost.Clients, true}, {"logins", logins, said.Cost.Logins, true},
		{"grants", did.Grants, said.Cost.Grants, true}, {"tokens", did.Tokens, said.Cost.Tokens, true},
		{"tool calls", len(did.ToolCalls), said.Cost.Calls, false}, {"requests", did.Requests, said.Cost.Requests, false},
	} {
		if c.took > c.may {
			t.Errorf("%s: %d %s, and the plan said %d: go test ./suite/selftest -run TestTheFaultFreeReferencePasses -update measures anew",
				variant, c.took, c.what, c.may)
		}
		if near := c.took + c.took/4; variant == "default" && c.most && c.may > near {
			t.Errorf("%s: the plan said %d %s, and it was %d", variant, c.may, c.what, c.took)
		}
	}
}

// all reports whether every form of the reference was played.
func (c *costs) all() bool { return c.plays == len(app.Variants()) }

// current demands that the file tells of whoever takes something of the reference, and of nobody else; with -update it
// is written.
func (c *costs) current(t *testing.T) {
	t.Helper()
	for _, more := range []map[string]plan.Cost{c.gained.Documents, c.gained.Open} {
		maps.DeleteFunc(more, func(owner string, cost plan.Cost) bool {
			usual := c.gained.Usual[owner]
			return plan.Most(usual, cost) == usual
		})
	}
	if *update && c.all() {
		if err := os.WriteFile(filepath.Join("..", "plan", "costs.json"), written(t, &c.gained), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	known := owners(plan.Measured())
	for _, owner := range owners(&c.gained) {
		if !slices.Contains(known, owner) {
			t.Errorf("%s takes something of its target that no plan tells of; measure anew with -update", owner)
		}
	}
	for _, owner := range known {
		isCheck := slices.ContainsFunc(check.All(), func(k *check.Check) bool { return k.ID == owner })
		if !isCheck && !strings.HasPrefix(owner, "journey.") {
			t.Errorf("%s is no check; measure anew with -update", owner)
		}
	}
}

func owners(c *plan.Costs) []string {
	all := slices.Concat(slices.Collect(maps.Keys(c.Usual)), slices.Collect(maps.Keys(c.Documents)), slices.Collect(maps.Keys(c.Open)))
	slices.Sort(all)
	return slices.Compact(all)
}

// written is the file, an owner a line.
func written(t *testing.T, c *plan.Costs) []byte {
	t.Helper()
	var b bytes.Buffer
	part := func(name string, all map[string]plan.Cost) {
		fmt.Fprintf(&b, "  %q: {", name)
		for i, owner := range slices.Sorted(maps.Keys(all)) {
			text, err := json.Marshal(all[owner])
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s\n    %q: %s", map[bool]string{true: ","}[i > 0], owner, text)
		}
		b.WriteString("\n  }")
	}
	b.WriteString("{\n")
	part("usual", c.Usual)
	b.WriteString(",\n")
	part("documents", c.Documents)
	b.WriteString(",\n")
	part("open", c.Open)
	b.WriteString("\n}\n")
	return b.Bytes()
}
