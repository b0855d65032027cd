package plan

import (
	_ "embed"
	"encoding/json"
	"sync"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/play"
)

// Cost is what a check or a step of the journey takes of a target.
type Cost struct {
	client.Cost
	Requests int `json:"requests,omitempty"`
}

func (c *Cost) add(o Cost) {
	c.Clients += o.Clients
	c.Logins += o.Logins
	c.Grants += o.Grants
	c.Tokens += o.Tokens
	c.Calls += o.Calls
	c.Requests += o.Requests
}

// Most is the greater of two costs, in each respect.
func Most(a, b Cost) Cost {
	return Cost{
		Cost: client.Cost{
			Clients: max(a.Clients, b.Clients), Logins: max(a.Logins, b.Logins), Grants: max(a.Grants, b.Grants),
			Tokens: max(a.Tokens, b.Tokens), Calls: max(a.Calls, b.Calls),
		},
		Requests: max(a.Requests, b.Requests),
	}
}

// Costs are what was measured, by the owner of the requests: the id of a check, or [Step] of a node.
type Costs struct {
	// Usual is the most that was taken of a server that asks for a login at once, and to which clients do not
	// come with a document.
	Usual map[string]Cost `json:"usual"`
	// Documents is the same of a server to which they do, and Open of one that tells everybody which tools it
	// has, where it is more.
	Documents map[string]Cost `json:"documents"`
	Open      map[string]Cost `json:"open"`
}

// Kind picks what is measured on servers such as one that was looked at.
func (c *Costs) Kind(seen play.Outlook) *map[string]Cost {
	switch {
	case seen.Server != nil && seen.Server.CIMD:
		return &c.Documents
	case seen.Probed != nil && seen.Probed.Listed != nil:
		return &c.Open
	}
	return &c.Usual
}

//go:embed costs.json
var measured []byte

// Measured returns the content of costs.json.
var Measured = sync.OnceValue(func() *Costs {
	var c Costs
	if err := json.Unmarshal(measured, &c); err != nil {
		panic("plan: costs.json: " + err.Error()) // it is part of the program, and tested
	}
	return &c
})

// of is the cost of an owner, the most where little could be seen.
func (c *Costs) of(owner string, seen play.Outlook) Cost {
	cost := c.Usual[owner]
	if seen.Server == nil || seen.Server.CIMD {
		cost = Most(cost, c.Documents[owner])
	}
	if seen.Probed == nil || seen.Probed.Listed != nil {
		cost = Most(cost, c.Open[owner])
	}
	return cost
}
