package browser

import "github.com/mcpconform/mcpconform/suite/login/recipe"

// instruction is a step of a recipe, or the question whether it is to be done.
type instruction struct {
	step *recipe.Step
	// asks is set for the question; past is where it goes on if the answer is no.
	asks bool
	past int
	// consents is set for what allows or denies.
	consents bool
}

// program is a recipe in the order in which it is carried out.
type program []instruction

func compile(r *recipe.Recipe, deny bool) program {
	return program{}.with(r.Steps, false).with(r.Consent(deny), true)
}

func (p program) with(steps []recipe.Step, consents bool) program {
	for i := range steps {
		s, question := &steps[i], len(p)
		if s.If != nil {
			p = append(p, instruction{step: s, asks: true, consents: consents})
		}
		if s.Verb == recipe.Group {
			p = p.with(s.Steps, consents)
		} else {
			p = append(p, instruction{step: s, consents: consents})
		}
		if s.If != nil {
			p[question].past = len(p)
		}
	}
	return p
}

// onward is what can be on the page when everything before an instruction is done or left out. open is set
// where the recipe can be at its end then.
func (p program) onward(from int) (next []recipe.Element, open bool) {
	for at := from; at < len(p); {
		switch in := p[at]; {
		case in.asks:
			next, at = append(next, *in.step.If), in.past
		case in.step.Verb == recipe.Press:
			return next, false
		default:
			return append(next, in.step.On), false
		}
	}
	return next, true
}
