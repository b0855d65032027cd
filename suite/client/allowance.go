package client

import "fmt"

// What a check is blocked by that needs more than the user allows.
const (
	NodeLogins = "logins"
	NodeGrants = "grants"
)

// mayLogIn blocks a login that the user does not allow. Whoever is let through tells by [Ledger.settle]
// whether a grant came of it.
func (p *Player) mayLogIn() bool {
	switch {
	case !p.Ledger.admit():
		p.block(NodeLogins, fmt.Sprintf("needs another login: the %d that --logins allows are used up", p.Ledger.Logins))
		return false
	case !p.mayBeGranted():
		return false
	}
	return true
}

// mayBeGranted blocks what can end in a grant that the user does not allow.
func (p *Player) mayBeGranted() bool {
	if p.Ledger.reserve() {
		return true
	}
	p.block(NodeGrants, fmt.Sprintf("needs another grant: the %d that --grants allows are used up", p.Ledger.Grants))
	return false
}

// admit counts a login, and reports whether it is still one of those allowed.
func (l *Ledger) admit() bool {
	return l == nil || l.Logins <= 0 || l.logins.Add(1) <= int64(l.Logins)
}

// reserve sets a grant aside for a login, and reports whether there was one left. It comes before the login
// because what the server has granted cannot be undone.
func (l *Ledger) reserve() bool {
	if l == nil || l.Grants <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reserved+int(l.grants.Load()) >= l.Grants {
		return false
	}
	l.reserved++
	return true
}

// settle counts the grant that a login brought, if it did; what was reserved for it is used or free again.
func (l *Ledger) settle(granted bool) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserved = max(l.reserved-1, 0)
	if granted {
		l.grants.Add(1)
	}
}
