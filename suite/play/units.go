package play

import (
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

type state int

const (
	pending state = iota // what it comes after is not done
	queued
	done
)

// node is a fixture in this play.
type node struct {
	fixture fixture.Fixture
	state   state
	err     error
	step    result.Step

	value   any
	rebuild sync.Mutex // one goroutine at a time makes a stale value anew
}

// job is a check in this play.
type job struct {
	check  *check.Check
	direct []*node // what the check names
	needs  []*node // the same with all that comes before
	behind []*node // what is done before it, however it ends
	state  state
	done   chan struct{}
	result result.Check
	// leftOut is true for a check that is not played after all: see leaveOut. It is set before done is closed.
	leftOut bool
}

// scope is what the play needs of a wire scope after the fact.
type scope interface{ Numbers() []int }

// sleeper is a check that waits for the target's clock.
type sleeper struct {
	deadline time.Time // target time
	wake     chan struct{}
	err      error // set before wake is closed
	granted  bool
}

func (p *Play) addJob(k *check.Check) {
	j := &job{check: k, done: make(chan struct{})}
	seen := map[*node]bool{}
	for _, n := range k.Needs {
		if f, ok := n.(fixture.Fixture); ok {
			j.direct = append(j.direct, p.addNode(f, seen))
		}
	}
	for _, n := range p.nodes {
		if seen[n] {
			j.needs = append(j.needs, n)
		}
	}
	for _, n := range k.Behind {
		if f, ok := n.(fixture.Fixture); ok {
			j.behind = append(j.behind, p.addNode(f, map[*node]bool{}))
		}
	}
	p.jobs = append(p.jobs, j)
	p.byID[k.ID] = j
}

// addNode adds a fixture after all that it comes after, and notes them in seen.
func (p *Play) addNode(f fixture.Fixture, seen map[*node]bool) *node {
	for _, before := range f.After() {
		p.addNode(before, seen)
	}
	n := p.byNode[f]
	if n == nil {
		n = &node{fixture: f}
		p.byNode[f] = n
		p.nodes = append(p.nodes, n)
	}
	seen[n] = true
	return n
}
