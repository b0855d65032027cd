package play

import (
	"github.com/mcpconform/mcpconform/suite/client"
)

// player makes the hands of one check or node, equipped with what the given nodes hold.
func (p *Play) player(owner string, nodes []*node) *client.Player {
	pl := &client.Player{
		Host: p.opts.Host, Target: p.target, Wire: p.wire.Scope(owner), Now: p.Now, Ledger: p.ledger,
		Driver: p.opts.Means.Driver, Waiting: p.ctx.waiting, Accounts: p.opts.Means.Accounts, Allowed: p.opts.Means.Allowed,
		Invents: p.opts.Means.Invents,
	}
	if len(pl.Accounts) > 0 {
		pl.Account = pl.Accounts[0]
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, n := range nodes {
		if n.value != nil {
			n.fixture.Equip(pl, n.value)
		}
	}
	return pl
}

// closure returns a node and all that comes before it, earliest first.
func (p *Play) closure(last *node) []*node {
	wanted := map[*node]bool{}
	p.mark(last, wanted)
	var out []*node
	for _, n := range p.nodes {
		if wanted[n] {
			out = append(out, n)
		}
	}
	return out
}

func (p *Play) mark(n *node, wanted map[*node]bool) {
	wanted[n] = true
	for _, f := range n.fixture.After() {
		p.mark(p.byNode[f], wanted)
	}
}
