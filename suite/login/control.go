package login

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Control is an input, button, select or textarea element.
type Control struct {
	Index int // among the page's input, button, select and textarea elements
	// Type is the input's or button's type in lower case; "select" and "textarea" for those.
	Type        string
	Name, ID    string
	Value       string // as the page gives it
	Label       string // of its label elements and aria-label
	Placeholder string
	Autocomplete,
	InputMode string
	MaxLength int    // 0 when not given
	Text      string // of a button
	Checked, Required, Disabled,
	Hidden bool
	// Action and Method are those of a button that overrides its form's; nil and "" otherwise.
	Action *url.URL
	Method string
}

func newControl(n *html.Node, index int) *Control {
	c := &Control{
		Index: index, Type: strings.ToLower(attr(n, "type")), Name: attr(n, "name"), ID: attr(n, "id"), Value: attr(n, "value"),
		Placeholder: attr(n, "placeholder"), Autocomplete: strings.ToLower(attr(n, "autocomplete")),
		InputMode: strings.ToLower(attr(n, "inputmode")), Checked: has(n, "checked"), Required: has(n, "required"),
		Disabled: has(n, "disabled"), Method: strings.ToUpper(attr(n, "formmethod")),
	}
	c.MaxLength, _ = strconv.Atoi(attr(n, "maxlength"))
	switch n.DataAtom {
	case atom.Button:
		c.Text = visibleText(n)
		if c.Type == "" {
			c.Type = "submit"
		}
	case atom.Select:
		c.Type, c.Value = "select", selected(n)
	case atom.Textarea:
		c.Type, c.Value = "textarea", visibleText(n)
	case atom.Input:
		if c.Type == "" {
			c.Type = "text"
		}
	}
	c.Hidden = concealed(n)
	return c
}

// selected is the value of the chosen option, or of the first.
func selected(n *html.Node) string {
	var first, chosen *html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Option {
			if first == nil {
				first = n
			}
			if has(n, "selected") {
				chosen = n
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	if chosen == nil {
		chosen = first
	}
	switch {
	case chosen == nil:
		return ""
	case has(chosen, "value"):
		return attr(chosen, "value")
	default:
		return visibleText(chosen)
	}
}

// isSubmit says whether pressing the control submits its form; outside a form any button may.
func (c *Control) isSubmit() bool { return c.presses() && !c.Disabled && !c.Hidden }

// presses says whether the control is a button that may submit a form, when it can be pressed.
func (c *Control) presses() bool {
	return c.Type == "submit" || c.Type == "image" || c.Type == "button" && c.Text != ""
}

// says is what a user reads on a button.
func (c *Control) says() string {
	for _, said := range []string{c.Text, c.Label, c.Value} {
		if said != "" {
			return said
		}
	}
	return c.Name
}

// asks is what a control wants to be told.
type asks int

const (
	nothing asks = iota
	anEmail
	aCode // a one-time code or a password: the account has one answer for both
)

var (
	codeWords  = regexp.MustCompile(`(?i)\b(otp|totp|code|passcode|pin|one.?time|verification|2fa|mfa)`)
	emailWords = regexp.MustCompile(`(?i)\be.?mail|\buser(name)?\b|\blogin\b|\bidentifier\b|\baccount\b`)

	foreignCode, foreignUser = foreign(codeNames), foreign(userNames)
)

// asks recognizes a field, by what its author says it is for before what its label says.
func (c *Control) asks() asks {
	if c.Hidden || c.Disabled {
		return nothing
	}
	switch c.Type {
	case "password":
		return aCode
	case "email":
		return anEmail
	case "text", "tel", "number":
	default:
		return nothing
	}
	switch {
	case strings.Contains(c.Autocomplete, "one-time-code"):
		return aCode
	case strings.Contains(c.Autocomplete, "email"), strings.Contains(c.Autocomplete, "username"):
		return anEmail
	}
	for _, said := range []string{c.Name, c.ID, c.Placeholder, c.Label} {
		said = words(said)
		switch {
		case codeWords.MatchString(said), foreignCode.MatchString(said):
			return aCode
		case emailWords.MatchString(said), foreignUser.MatchString(said):
			return anEmail
		}
	}
	return nothing
}

var wordBreaks = regexp.MustCompile(`[_\-.\[\]]+`)

// words makes word boundaries of what separates words in names.
func words(s string) string { return wordBreaks.ReplaceAllString(s, " ") }
