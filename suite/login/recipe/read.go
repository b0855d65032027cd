package recipe

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// reader reads one file.
type reader struct{ file yamlfile.File }

// Read reads a recipe. The error is one sentence.
func Read(path string) (*Recipe, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the recipe cannot be read: %w", err)
	}
	return Parse(path, source)
}

// Parse reads the text of a recipe; the path is for its errors.
func Parse(path string, source []byte) (*Recipe, error) {
	r := &reader{yamlfile.File{Path: path, Subject: "the recipe", Example: "steps"}}
	root, err := r.file.Document(source)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, r.file.Problem(1, "the recipe is empty; give steps, a list of what is done on the login pages")
	}
	entries, err := r.file.Entries(root, yamlfile.Mapping{Keys: []string{"steps", "allow", "deny"}})
	if err != nil {
		return nil, err
	}
	recipe := &Recipe{Path: path}
	lists := map[string]*[]Step{"steps": &recipe.Steps, "allow": &recipe.Allow, "deny": &recipe.Deny}
	for _, e := range entries {
		if *lists[e.Key], err = r.steps(e); err != nil {
			return nil, err
		}
	}
	return recipe, nil
}

func (r *reader) steps(e yamlfile.Entry) ([]Step, error) {
	if e.Value.Kind != yaml.SequenceNode || len(e.Value.Content) == 0 {
		kind := yamlfile.KindOf(e.Value)
		if kind == "a list" {
			kind = "an empty list"
		}
		return nil, r.file.Problem(e.Line, "%s is %s; give a list of steps, such as - click: Continue", e.Key, kind)
	}
	var all []Step
	for _, n := range e.Value.Content {
		s, err := r.step(n)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// verbs are the keys of which a step has one, and what may stand beside each.
var verbs = map[string][]string{
	string(Fill): {"if", "timeout", "with"}, string(Click): {"if", "timeout"}, string(Press): {"if"},
	string(Wait): {"if", "timeout"}, string(Group): {"if"},
	string(Code): {"if", "timeout", "totp", "digits", "period", "algorithm", "command", "url", "headers", "json", "match", "reuse"},
}

// inOrder are the verbs as a reader is told of them.
var inOrder = []string{"fill", "click", "press", "wait", "code", "steps"}

func (r *reader) step(n *yaml.Node) (Step, error) {
	s := Step{Line: n.Line}
	keys := append(append(slices.Clone(inOrder), "with"), verbs[string(Code)]...)
	entries, err := r.file.Entries(n, yamlfile.Mapping{Called: "a step", Example: "click", Keys: keys})
	if err != nil {
		return s, err
	}
	if s.Verb, err = r.verb(n, entries); err != nil {
		return s, err
	}
	for _, e := range entries {
		if e.Key != string(s.Verb) && !slices.Contains(verbs[string(s.Verb)], e.Key) {
			return s, r.file.Problem(e.Line, "%s does not go with %s", e.Key, s.Verb)
		}
		if err := r.part(&s, e); err != nil {
			return s, err
		}
	}
	err = r.whole(&s, entries)
	return s, err
}

func (r *reader) verb(n *yaml.Node, entries []yamlfile.Entry) (Verb, error) {
	var found []string
	for _, e := range entries {
		if slices.Contains(inOrder, e.Key) {
			found = append(found, e.Key)
		}
	}
	switch len(found) {
	case 0:
		return "", r.file.Problem(n.Line, "a step does nothing; give one of %s", strings.Join(inOrder, ", "))
	case 1:
		return Verb(found[0]), nil
	}
	return "", r.file.Problem(n.Line, "a step does one thing, and this one has %s", strings.Join(found, " and "))
}

// part reads one entry of a step.
func (r *reader) part(s *Step, e yamlfile.Entry) (err error) {
	switch e.Key {
	case "fill", "click", "code":
		s.On, err = r.element(e, false)
	case "wait":
		s.On, err = r.element(e, true)
	case "press":
		s.Key, err = r.key(e)
	case "steps":
		s.Steps, err = r.steps(e)
	case "if":
		var on Element
		on, err = r.element(e, true)
		s.If = &on
	case "with":
		s.With, err = r.text(e)
	case "timeout":
		s.Timeout, err = r.duration(e)
	default:
		if s.Source == nil {
			s.Source = newSource()
		}
		err = r.source(s.Source, e)
	}
	return err
}

// whole says what a step lacks.
func (r *reader) whole(s *Step, entries []yamlfile.Entry) error {
	switch s.Verb {
	case Fill:
		at := slices.IndexFunc(entries, func(e yamlfile.Entry) bool { return e.Key == "with" })
		if at < 0 {
			return r.file.Problem(s.Line, "fill needs with, what is typed, such as with: ${user}")
		}
		if s.On.secretive() && len(s.With.References()) == 0 {
			return r.secret(entries[at])
		}
	case Code:
		if s.Source == nil {
			return r.file.Problem(s.Line, "code needs the source of the code: totp, command or url")
		}
		return r.oneSource(s, entries)
	case Group:
		if s.If == nil {
			return r.file.Problem(s.Line, "a group of steps needs if, the page or element with which it is done")
		}
	}
	return nil
}

func (r *reader) text(e yamlfile.Entry) (Text, error) {
	value, err := r.file.Text(e)
	switch text := Text(value); {
	case err != nil:
		return "", err
	case strings.TrimSpace(value) == "":
		return "", r.file.Problem(e.Line, "%s is empty", e.Key)
	case text.broken():
		return "", r.file.Problem(e.Line, "%s has a ${ that begins no reference; a reference reads ${NAME}", e.Key)
	default:
		return text, nil
	}
}

// secret refuses what is written out where a secret belongs. It may be the secret, and is not repeated.
func (r *reader) secret(e yamlfile.Entry) error {
	return r.file.Problem(e.Line, "a code, password or other secret does not belong into a file; "+
		"name the environment variable that holds it, as %s: ${MY_SECRET}", e.Key)
}

func (r *reader) duration(e yamlfile.Entry) (time.Duration, error) {
	value, err := r.file.Scalar(e, []string{"!!str"}, "a time such as 90s or 2m")
	if err != nil {
		return 0, err
	}
	d, err := time.ParseDuration(value)
	if err != nil || d <= 0 {
		return 0, r.file.Problem(e.Line, "%s is %q, which cannot be used; give a time such as 90s or 2m", e.Key, value)
	}
	return d, nil
}

// Keys are the keys that can be pressed.
var Keys = []string{"Enter", "Tab", "Space", "Escape", "Backspace", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"}

func (r *reader) key(e yamlfile.Entry) (string, error) {
	name, err := r.file.Text(e)
	if err == nil && !slices.Contains(Keys, name) {
		err = r.file.Problem(e.Line, "there is no key %q to press; there are %s", name, strings.Join(Keys, ", "))
	}
	return name, err
}
