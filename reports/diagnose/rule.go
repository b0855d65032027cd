package diagnose

import (
	"cmp"
	"fmt"
	"slices"
	"text/template"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Rule is one root cause.
type Rule struct {
	ID string
	// Step is the step of the host's journey at which the cause lies; it decides the rank.
	Step string
	// Cause is one sentence, and Fix what to change: templates filled from the run (see [Filling]).
	Cause, Fix string
	When       Cond
	// Unless is a cause further upstream, or a rule that says the same more exactly.
	Unless Cond
	// Explains lists the checks and steps that are expected not to pass under this cause, beyond those in When.
	// One that passes all the same lowers the rank and the confidence.
	Explains []string
	Owner    Owner
	Basis    Basis
	// Symptoms are what the user of the host sees; none where nothing shows.
	Symptoms []string
	// ProvenBy lists the planted faults whose top diagnosis this is. Only causes that keep the
	// reference server from answering at all have none; tests of this package prove those.
	ProvenBy []string
	Refs     []result.Ref

	cause, fix *template.Template
}

// Owner is who must act.
type Owner string

// The owners.
const (
	AuthorizationServer Owner = "authorization server"
	MCPServer           Owner = "MCP server"
	IdentityProvider    Owner = "identity provider"
	Network             Owner = "network or CDN"
	HostPlatform        Owner = "host platform"
	Harness             Owner = "harness"
)

// Basis is how we know that the cause matters to the host; the spelling is that of run.json.
type Basis string

// The bases, strongest first.
const (
	Normative  Basis = "normative"
	Documented Basis = "documented"
	Observed   Basis = "observed"
	Inferred   Basis = "inferred"
)

var defined = map[string]*Rule{}

// define adds a rule. It panics on one that is not complete: that is a mistake in this package's own
// source, found by any test.
func define(r Rule) bool {
	switch {
	case r.ID == "" || defined[r.ID] != nil:
		panic(fmt.Sprintf("diagnose: rule id %q is empty or taken", r.ID))
	case r.When == nil || r.Cause == "" || r.Fix == "" || r.Owner == "" || r.Basis == "":
		panic("diagnose: rule " + r.ID + " lacks When, Cause, Fix, Owner or Basis")
	case order(r.Step) < 0:
		panic(fmt.Sprintf("diagnose: rule %s has the unknown step %q", r.ID, r.Step))
	}
	r.cause, r.fix = parse(r.ID+" cause", r.Cause), parse(r.ID+" fix", r.Fix)
	defined[r.ID] = &r
	return true
}

// Rules returns all rules, furthest upstream first and then by id.
func Rules() []*Rule {
	all := make([]*Rule, 0, len(defined))
	for _, r := range defined {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *Rule) int {
		return cmp.Or(order(a.Step)-order(b.Step), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// ByID returns the rule with the given id.
func ByID(id string) (*Rule, bool) {
	r, ok := defined[id]
	return r, ok
}
