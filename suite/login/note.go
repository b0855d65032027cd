package login

import (
	"regexp"
	"strings"
)

// forgeryField are names that frameworks give the token of a form against request forgery.
var forgeryField = regexp.MustCompile(`(?i)csrf|xsrf|authenticity|requestverificationtoken`)

var secretName = regexp.MustCompile(`(?i)csrf|xsrf|token|nonce|authenticity|session|ticket|secret`)

// taintHidden registers the hidden fields that protect the page's forms.
func (r *Request) taintHidden(p *Page) {
	for _, f := range p.Forms {
		for _, c := range f.Controls {
			if c.Type == "hidden" && secretName.MatchString(c.Name) {
				r.taint("form_token", c.Value)
			}
		}
	}
}

// taintFilled registers what a plan types into fields other than the e-mail address. A short code
// is registered with the name of its field.
func (r *Request) taintFilled(p *Plan) {
	for c, typed := range p.Fill {
		if c.asks() == anEmail {
			continue
		}
		if c.Name != "" {
			r.Wire.Wire().TaintField("login_code", c.Name, typed)
		}
		r.taint("login_code", typed)
	}
}

// Note registers the credentials of a page and of what is about to be typed into it.
func (r *Request) Note(page *Page, plan *Plan) {
	r.taintHidden(page)
	if plan != nil {
		r.taintFilled(plan)
	}
}

// Conceal takes the secrets of a login out of a sentence about it, in which a page may repeat them. They may be
// too short to be looked for in everything a run writes; here they are not.
func Conceal(sentence string, secrets ...string) string {
	for _, secret := range secrets {
		if len(secret) > 2 { // what is shorter is in every text
			sentence = strings.ReplaceAll(sentence, secret, "•••")
		}
	}
	return sentence
}
