package selfhost

import (
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/faults"
)

// lookUp finds planted faults by id.
func lookUp(ids []string) ([]app.Fault, error) {
	var found []app.Fault
	for _, id := range ids {
		f, ok := faults.ByID(strings.TrimSpace(id))
		if !ok {
			return nil, fmt.Errorf("there is no planted fault %q; there are %s", id, strings.Join(known(), ", "))
		}
		found = append(found, f)
	}
	return found, nil
}

func known() []string {
	var ids []string
	for _, f := range faults.All() {
		ids = append(ids, f.ID())
	}
	return ids
}
