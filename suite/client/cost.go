package client

import "maps"

// Cost is what somebody has taken of a target.
type Cost struct {
	Clients int `json:"clients,omitempty"` // registered
	Logins  int `json:"logins,omitempty"`  // begun
	Grants  int `json:"grants,omitempty"`  // authorization codes received
	Tokens  int `json:"tokens,omitempty"`  // responses with an access token
	Calls   int `json:"calls,omitempty"`   // of tools
}

// Spent is what each owner of a [wire.Scope] has taken so far.
func (l *Ledger) Spent() map[string]Cost {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.spent)
}

// spend notes what the player takes, for its owner and in all.
func (p *Player) spend(note func(*Cost)) {
	if p.Ledger != nil {
		p.Ledger.spend(p.Wire.Owner(), note)
	}
}

func (l *Ledger) spend(owner string, note func(*Cost)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.spent == nil {
		l.spent = map[string]Cost{}
	}
	one := l.spent[owner]
	note(&one)
	note(&l.total)
	l.spent[owner] = one
}
