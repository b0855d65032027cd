package check

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/spec"
)

// Level is the keyword of the source (RFC 2119), or INT for behaviour it defines without one.
type Level string

// The levels.
const (
	Must   Level = "MUST"
	Should Level = "SHOULD"
	May    Level = "MAY"
	Int    Level = "INT"
)

// Impact is what a broken rule does to somebody who uses the target from the host.
type Impact string

// The impacts: the host cannot connect, connects but works badly, the user's data or account is
// exposed, or nothing noticeable.
const (
	Blocks   Impact = "blocks"
	Degrades Impact = "degrades"
	Exposes  Impact = "exposes"
	None     Impact = "none"
)

// Basis is how we know that the rule matters to the host.
type Basis string

// The bases, strongest first.
const (
	Normative  Basis = "normative"  // a specification the host follows says so
	Documented Basis = "documented" // the host's vendor says so
	Observed   Basis = "observed"   // seen on the wire
	Inferred   Basis = "inferred"   // our conclusion only
)

// Check is one rule, why it holds, and how it is observed.
type Check struct {
	ID     string // area.subject.property
	Title  string // the rule as a sentence that is true of a good target
	Level  Level
	Impact Impact
	Basis  Basis
	Refs   []spec.Section
	Covers []string // requirement ids, declared in package spec
	Needs  []Need
	// Behind are played before the check, which does not rest on what came of them. One that logs in as the
	// journey's client lets the journey's own login be the first that its user is asked about.
	Behind []Need
	Faults []string // planted faults of the reference server that must fail it
	Fix    string   // what to change, concretely
	// Why says in a sentence what the user of the host loses; optional where Title says it.
	Why string
	// Serial checks run alone: they measure time or load, or change the target's state.
	Serial bool
	// Intrusive checks send what a server elsewhere may take for an attack, such as a burst of requests
	// for one thing: they are played against this machine, and elsewhere where the user allows it.
	Intrusive bool
	Run       func(ctx context.Context, c *C)

	file string
	line int
}

// Area is the part of the id before the first dot.
func (k *Check) Area() string {
	for i := range k.ID {
		if k.ID[i] == '.' {
			return k.ID[:i]
		}
	}
	return k.ID
}

// Location is the file and line of the literal, as the compiler recorded them.
func (k *Check) Location() (file string, line int) { return k.file, k.line }

// Gates reports whether breaking the rule is a failure rather than a warning: a MUST, or a rule
// that blocks the host on more than inference.
func (k *Check) Gates() bool {
	return k.Level == Must || (k.Impact == Blocks && k.Basis != Inferred)
}

// Need is something a check cannot do without. Only package fixture makes them.
type Need interface {
	// Name is the need's own name, in lower case: "client".
	Name() string
}

// Needs lists what a check needs.
func Needs(n ...Need) []Need { return n }
