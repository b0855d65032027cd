package play

import (
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
)

// waiting is what waits for a slot; start is called when it has one.
type waiting struct {
	urgency int
	start   func()
}

// impacts are in the order in which checks are played: what a server that limits its callers leaves
// unjudged is then what matters least.
var impacts = []check.Impact{check.Blocks, check.Exposes, check.Degrades, check.None}

// journey is the urgency of the host's own steps, on which checks wait: before every check.
const journey = -1

func urgency(k *check.Check) int { return slices.Index(impacts, k.Impact) }

// enqueue puts something behind all that is as urgent; mu is held.
func (p *Play) enqueue(urgency int, start func()) {
	at := len(p.queue)
	for at > 0 && p.queue[at-1].urgency > urgency {
		at--
	}
	p.queue = slices.Insert(p.queue, at, waiting{urgency, start})
}
