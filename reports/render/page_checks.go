package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// area is the checks of one area, what needs attention first.
type area struct {
	Name, Anchor, Tally string
	Open                bool
	Checks              []checkView
}

// checkView is a check as the page shows it.
type checkView struct {
	ID, Anchor, Title, Word, Class string
	Level, Basis, Reason           string
	Expected, Actual, Step         string
	Why, Fix                       string
	Took, Location, Covers         string
	Steps                          []string
	BlockedBy                      []blocker
	Refs                           []link
	Exchanges                      []int
	Decisive                       int
	Only                           bool // the decisive exchange is the only one
	Curl                           string
	CurlNames                      []string
	CauseAnchor, CauseText         string
	Broken                         bool // fail, warn or harness error: shown open
	OffPath                        bool
}

// blocker is what a blocked check lacked; it links where the page has it.
type blocker struct{ Name, Anchor string }

// areaOrder is the host's way; areas it does not know come after, by name.
var areaOrder = []string{
	"network", "discovery", "registration", "cimd", "authorize", "browser", "token", "refresh", "revoke", "introspect",
	"exchange", "privy", "bearer", "scope", "lifecycle", "transport", "tools", "resources",
}

func areasOf(run *result.Run, ix *index) []area {
	byName := map[string][]*result.Check{}
	var names []string
	for i := range run.Checks {
		c := &run.Checks[i]
		if byName[c.Area] == nil {
			names = append(names, c.Area)
		}
		byName[c.Area] = append(byName[c.Area], c)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(areaRank(a)-areaRank(b), cmp.Compare(a, b))
	})
	var areas []area
	for _, name := range names {
		areas = append(areas, areaOf(name, byName[name], ix))
	}
	return areas
}

func areaRank(name string) int {
	if i := slices.Index(areaOrder, name); i >= 0 {
		return i
	}
	return len(areaOrder)
}

func areaOf(name string, checks []*result.Check, ix *index) area {
	a := area{Name: plain(name), Anchor: anchor("area", name)}
	checks = slices.Clone(checks)
	slices.SortStableFunc(checks, func(a, b *result.Check) int { return urgency(a.Verdict) - urgency(b.Verdict) })
	var tallied []result.Check
	for _, c := range checks {
		view := viewOf(c, ix)
		a.Open = a.Open || view.Broken
		a.Checks = append(a.Checks, view)
		tallied = append(tallied, *c)
	}
	var parts []string
	for _, t := range tallies(result.Count(tallied)) {
		if t.N > 0 {
			parts = append(parts, plural(t))
		}
	}
	a.Tally = strings.Join(parts, " · ")
	return a
}

func urgency(o result.Outcome) int {
	order := []result.Outcome{result.Fail, result.Errored, result.Warn, result.Blocked, result.Pass, result.NotApplicable}
	return slices.Index(order, o)
}

func viewOf(c *result.Check, ix *index) checkView {
	word, class := verdictWords(c.Verdict)
	v := checkView{
		ID: plain(c.ID), Anchor: anchor("check", c.ID), Title: plain(c.Title), Word: word, Class: class, Level: plain(c.Level), Basis: plain(c.Basis),
		Reason: plain(c.Reason), Expected: plain(c.Expected), Actual: plain(c.Actual), Step: plain(c.Step), Fix: plain(c.Fix),
		Location: plain(c.Location), Covers: plain(strings.Join(c.Covers, " ")), Steps: plainAll(c.Steps),
		Refs: links(c.Refs), Exchanges: ix.known(c.Exchanges), OffPath: c.OffPath,
		Broken: c.Verdict == result.Fail || c.Verdict == result.Warn || c.Verdict == result.Errored,
	}
	if c.DurationMs > 0 {
		v.Took = duration(c.DurationMs)
	}
	for _, by := range c.BlockedBy {
		v.BlockedBy = append(v.BlockedBy, ix.blocker(by))
	}
	if d := ix.causes[c.ID]; d != nil {
		v.CauseAnchor, v.CauseText = anchor("cause", d.ID), plain(d.Cause)
	}
	if x := ix.exchanges[c.Decisive]; x != nil {
		v.Decisive, v.Only = c.Decisive, len(v.Exchanges) == 1
		if v.Broken {
			v.Curl, v.CurlNames = curl(x)
		}
	}
	if v.Broken && c.Verdict != result.Errored {
		v.Why = why(c, ix.host)
	}
	return v
}

func (ix *index) blocker(name string) blocker {
	b := blocker{Name: plain(name)}
	if ix.checks[name] != nil {
		b.Anchor = anchor("check", name)
	} else if ix.steps[name] != nil {
		b.Anchor = anchor("step", name)
	}
	return b
}
