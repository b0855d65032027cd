package play

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// Outlook is what a play knows of its target before it does anything to it: nobody has logged in, and no
// client has registered.
type Outlook struct {
	// Probed is nil where the target cannot be played, of which Problem says why; and where none of the checks
	// needs the first request.
	Probed  *fixture.Probed
	Problem error
	// Server is the authorization server; nil where there is none, or its metadata was not found.
	Server *client.ServerMetadata
}

// shows are the nodes that only look.
var shows = []fixture.Fixture{fixture.Challenge, fixture.ResourceMetadata, fixture.ServerMetadata}

// look makes those nodes, and then asks whether to go on; mu is held. Nothing else begins meanwhile.
func (p *Play) look() {
	p.settleNodes()
	p.grant()
	if p.running > 0 {
		return
	}
	p.running++
	seen := p.outlook()
	go func() {
		err := p.opts.Announce(p.ctx, seen)
		if err != nil {
			p.cancel()
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		p.looking = false
		p.running--
		p.pump()
	}()
}

func (p *Play) outlook() Outlook {
	var o Outlook
	if n := p.byNode[fixture.Challenge]; n != nil {
		o.Probed, _ = n.value.(*fixture.Probed)
		o.Problem = n.err
	}
	if n := p.byNode[fixture.ServerMetadata]; n != nil {
		if found, ok := n.value.(*fixture.Server); ok {
			o.Server = found.Used
		}
	}
	return o
}

// waits reports whether a node has to wait until the look is over.
func (p *Play) waits(n *node) bool { return p.looking && !slices.Contains(shows, n.fixture) }

// Announcer is told of a target before anything is done to it. An error ends the play there.
type Announcer func(ctx context.Context, seen Outlook) error
