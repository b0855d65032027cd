package client

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/suite/login"
)

// Ledger counts what a run leaves behind or uses up at the target. It is safe for concurrent use;
// the methods of a nil Ledger do nothing.
type Ledger struct {
	// Logins is how many times anybody may log in, Grants how many authorization codes may come of it; 0 is
	// any number.
	Logins, Grants int

	turns login.Turns
	ids   atomic.Int64

	mu       sync.Mutex
	total    Cost
	spent    map[string]Cost // by owner
	deleted  int
	calls    []string
	live     []*Registration   // not deleted yet
	kept     map[string]string // by client_id: why a deletion did not succeed
	admitted int               // logins that were allowed
	reserved int               // grants that logins under way may bring
}

// Effects is what a ledger has counted.
type Effects struct {
	ClientsRegistered, ClientsDeleted, Grants, Tokens int
	ToolCalls                                         []string // names, in order
	Left                                              []Left   // clients that are still registered
}

// Left is a client that the run registered and did not delete, and why.
type Left struct{ ClientID, Name, Endpoint, Why string }

// Effects returns the counts so far.
func (l *Ledger) Effects() Effects {
	if l == nil {
		return Effects{}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return Effects{
		ClientsRegistered: l.total.Clients, ClientsDeleted: l.deleted, Grants: l.total.Grants, Tokens: l.total.Tokens,
		ToolCalls: slices.Clone(l.calls), Left: l.left(),
	}
}

// left lists what is still registered, without what was there before; mu is held.
func (l *Ledger) left() []Left {
	var all []Left
	for _, r := range l.distinct() {
		if r.Found {
			continue
		}
		why := l.kept[r.ClientID]
		switch {
		case why == "" && r.Managed():
			why = "there was no time to delete it"
		case why == "":
			why = "the server offers no way to delete it (RFC 7592)"
		}
		all = append(all, Left{ClientID: r.ClientID, Name: r.Name, Endpoint: r.Endpoint, Why: why})
	}
	return all
}

// turnsOf are the turns of the run's logins.
func (l *Ledger) turnsOf() *login.Turns {
	if l == nil {
		return nil
	}
	return &l.turns
}

// register keeps a client that was registered.
func (l *Ledger) register(r *Registration) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.live = append(l.live, r)
}

// unregister counts a client that was deleted, however often it was registered.
func (l *Ledger) unregister(r *Registration) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deleted++
	l.live = slices.DeleteFunc(l.live, func(one *Registration) bool { return one.ClientID == r.ClientID })
}

// keep notes why a client could not be deleted.
func (l *Ledger) keep(r *Registration, why string) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept == nil {
		l.kept = map[string]string{}
	}
	l.kept[r.ClientID] = why
}

// shares reports whether another registration was given the client_id of this one.
func (l *Ledger) shares(r *Registration) bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.live, func(one *Registration) bool { return one != r && one.ClientID == r.ClientID })
}

// leftOver lists the clients that were not deleted, each client_id once.
func (l *Ledger) leftOver() []*Registration {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.distinct()
}

// distinct is each client_id once; mu is held.
func (l *Ledger) distinct() []*Registration {
	var all []*Registration
	for _, r := range l.live {
		if !slices.ContainsFunc(all, func(one *Registration) bool { return one.ClientID == r.ClientID }) {
			all = append(all, r)
		}
	}
	return all
}

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
