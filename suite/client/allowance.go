package client

import "fmt"

// What a check is blocked by that needs more than the user allows.
const (
	NodeLogins = "logins"
	NodeGrants = "grants"
)

// mayLogIn blocks a login that the user does not allow. Whoever is let through tells by [Player.settle]
// whether a grant came of it.
func (p *Player) mayLogIn() bool {
	switch {
	case !p.Ledger.admit():
		p.block(NodeLogins, fmt.Sprintf("needs another login: the %d that --logins allows are used up", p.Ledger.Logins))
		return false
	case !p.mayBeGranted():
		return false
	}
	p.spend(func(c *Cost) { c.Logins++ })
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

// admit sets a login aside, and reports whether there was one left.
func (l *Ledger) admit() bool {
	if l == nil || l.Logins <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.admitted++
	return l.admitted <= l.Logins
}

// reserve sets a grant aside for a login, and reports whether there was one left. It comes before the login
// because what the server has granted cannot be undone.
func (l *Ledger) reserve() bool {
	if l == nil || l.Grants <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reserved+l.total.Grants >= l.Grants {
		return false
	}
	l.reserved++
	return true
}

// settle counts the grant that a login brought, if it did; what was set aside for it is used or free again.
func (p *Player) settle(granted bool) {
	if granted {
		p.spend(func(c *Cost) { c.Grants++ })
	}
	p.Ledger.free()
}

func (l *Ledger) free() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserved = max(l.reserved-1, 0)
}
