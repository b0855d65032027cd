package wire

// What one answer, and all answers of a run, may add to the set. A hostile target could else fill the
// memory with credentials; ours come to a few kilobytes an exchange.
const (
	perExchange = 64 << 10 // bytes
	perRun      = 8 << 20
)

// gleaner harvests one exchange.
type gleaner struct {
	secrets *secrets
	room    int  // bytes it may still add
	full    bool // it saw one for which there was no room
}

func (g *gleaner) enter(kind, value string, r rank) {
	if !g.secrets.admits(value, g.room) {
		g.full = true
		return
	}
	if added := g.secrets.enter(kind, value, r); added {
		g.room -= len(value)
	}
}

// harvestField takes the value of a credential field into the set: everywhere if it looks random,
// else in this field only, and not at all if it is plainly a word. A server that answers
// "access_token": "undefined" has a fault that the report must show.
func (g *gleaner) harvestField(kind, field, value string) {
	r := named
	if vague[kind] {
		r = guessed
	}
	switch {
	case random(value):
		g.enter(kind, value, r)
	case !wordlike(value):
		if !g.secrets.enterField(kind, field, value, r) {
			g.full = true
		}
	}
}
