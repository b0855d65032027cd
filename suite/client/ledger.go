package client

import (
	"slices"
	"sync"
	"sync/atomic"
)

// Ledger counts what a run leaves behind or uses up at the target. It is safe for concurrent use;
// the methods of a nil Ledger do nothing.
type Ledger struct {
	clients, deleted, grants, tokens, ids atomic.Int64

	mu    sync.Mutex
	calls []string
}

// Effects is what a ledger has counted.
type Effects struct {
	ClientsRegistered, ClientsDeleted, Grants, Tokens int
	ToolCalls                                         []string // names, in order
}

// Effects returns the counts so far.
func (l *Ledger) Effects() Effects {
	if l == nil {
		return Effects{}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return Effects{
		ClientsRegistered: int(l.clients.Load()), ClientsDeleted: int(l.deleted.Load()),
		Grants: int(l.grants.Load()), Tokens: int(l.tokens.Load()),
		ToolCalls: slices.Clone(l.calls),
	}
}

func (l *Ledger) count(counter func(*Ledger) *atomic.Int64) {
	if l != nil {
		counter(l).Add(1)
	}
}

func clients(l *Ledger) *atomic.Int64 { return &l.clients }
func deleted(l *Ledger) *atomic.Int64 { return &l.deleted }
func grants(l *Ledger) *atomic.Int64  { return &l.grants }
func tokens(l *Ledger) *atomic.Int64  { return &l.tokens }

func (l *Ledger) toolCall(name string) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.calls = append(l.calls, name)
}

// nextID is a JSON-RPC id that this run has not used before.
func (l *Ledger) nextID() int64 {
	if l == nil {
		return 1
	}
	return l.ids.Add(1)
}
