package render

import (
	"regexp"
	"strconv"

	"github.com/mcpconform/mcpconform/reports/result"
)

// cause is a diagnosis as the page shows it.
type cause struct {
	ID, Anchor, Cause, Fix   string
	Owner, Basis, Confidence string
	Because                  []evidence
	Symptoms                 []string
	Steps                    []string
	Explains, Blocks         []explained // what is broken, and what is unknown, because of it
	Refs                     []link
}

// explained is a check that falls to a cause.
type explained struct{ ID, Anchor, Word, Class string }

func causeOf(d *result.Diagnosis, ix *index) cause {
	c := cause{
		ID: plain(d.ID), Anchor: anchor("cause", d.ID), Cause: plain(d.Cause), Fix: plain(d.Fix), Owner: plain(d.Owner),
		Basis: basisWords(d.Basis), Confidence: plain(d.Confidence), Symptoms: plainAll(d.Symptoms), Refs: links(d.Refs),
	}
	for _, line := range d.Because {
		c.Because = append(c.Because, ix.evidence(plain(line)))
	}
	for _, item := range d.Explains {
		if k := ix.checks[item]; k != nil {
			word, class := verdictWords(k.Verdict)
			falls := explained{plain(k.ID), anchor("check", k.ID), word, class}
			if k.Verdict == result.Blocked {
				c.Blocks = append(c.Blocks, falls)
				continue
			}
			c.Explains = append(c.Explains, falls)
			continue
		}
		c.Steps = append(c.Steps, plain(item))
	}
	return c
}

// evidence is a line of evidence; the exchange that it names can be followed.
type evidence struct {
	Text, Before, Named, After string
	N                          int
}

var named = regexp.MustCompile(`exchange (\d+)`)

func (ix *index) evidence(line string) evidence {
	e := evidence{Text: line, Before: line}
	m := named.FindStringSubmatchIndex(line)
	if m == nil {
		return e
	}
	n, err := strconv.Atoi(line[m[2]:m[3]])
	if err != nil || ix.exchanges[n] == nil {
		return e
	}
	e.Before, e.Named, e.After, e.N = line[:m[0]], line[m[0]:m[1]], line[m[1]:], n
	return e
}

func plainAll(lines []string) []string {
	var out []string
	for _, l := range lines {
		out = append(out, plain(l))
	}
	return out
}

// basisWords says how we know.
func basisWords(basis string) string {
	switch basis {
	case "normative":
		return "a specification that the host follows says so"
	case "documented":
		return "the host’s vendor documents it"
	case "observed":
		return "it was observed on the wire"
	case "inferred":
		return "it is our conclusion, not an observation"
	default:
		return plain(basis)
	}
}

// verdictWords is a verdict as a word and as a class.
func verdictWords(o result.Outcome) (word, class string) {
	switch o {
	case result.NotApplicable:
		return "n/a", "na"
	case result.Errored:
		return "harness error", "error"
	case result.Pass, result.Fail, result.Warn, result.Blocked:
		return string(o), string(o)
	default:
		return plain(string(o)), "unknown"
	}
}
