package render

import (
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// index finds the parts of a run that refer to each other.
type index struct {
	exchanges map[int]*result.Exchange
	checks    map[string]*result.Check
	steps     map[string]*result.Step
	causes    map[string]*result.Diagnosis // by what they explain; the highest rank wins
	stepOf    map[int]string               // the journey step an exchange belongs to
	host      string
}

func indexOf(run *result.Run) *index {
	ix := &index{
		exchanges: map[int]*result.Exchange{}, checks: map[string]*result.Check{}, steps: map[string]*result.Step{},
		causes: map[string]*result.Diagnosis{}, stepOf: map[int]string{}, host: hostName(run),
	}
	for i := range run.Exchanges {
		ix.exchanges[run.Exchanges[i].N] = &run.Exchanges[i]
	}
	for i := range run.Checks {
		ix.checks[run.Checks[i].ID] = &run.Checks[i]
	}
	for i := range run.Journey {
		s := &run.Journey[i]
		ix.steps[s.Step] = s
		for _, n := range s.Exchanges {
			ix.stepOf[n] = s.Step
		}
	}
	for i := range run.Diagnoses {
		d := &run.Diagnoses[i]
		for _, item := range d.Explains {
			if ix.causes[item] == nil {
				ix.causes[item] = d
			}
		}
	}
	return ix
}

// known keeps the numbers that have an exchange, so that no link leads nowhere.
func (ix *index) known(numbers []int) []int {
	var out []int
	for _, n := range numbers {
		if ix.exchanges[n] != nil {
			out = append(out, n)
		}
	}
	return out
}

// anchor is an id for HTML: letters, digits, dots and dashes.
func anchor(kind, name string) string {
	return kind + "-" + strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.':
			return r
		default:
			return '-'
		}
	}, name)
}
