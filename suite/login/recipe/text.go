package recipe

import (
	"regexp"
	"slices"
	"strings"
)

// Text is a text of the file in which ${NAME} stands for a value.
type Text string

var (
	reference = regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)\}`)
	// only is a text that is one reference and nothing else.
	only = regexp.MustCompile(`^\$\{[A-Za-z_][A-Za-z0-9_]*\}$`)
)

// References are the names that the text refers to.
func (t Text) References() []string {
	var names []string
	for _, m := range reference.FindAllStringSubmatch(string(t), -1) {
		names = append(names, m[1])
	}
	return names
}

// Secret reports whether the text refers to anything but the name of the user.
func (t Text) Secret() bool {
	return slices.ContainsFunc(t.References(), func(name string) bool { return name != User })
}

// Of is the text with its values.
func (t Text) Of(values map[string]string) string {
	return reference.ReplaceAllStringFunc(string(t), func(ref string) string {
		return values[strings.TrimSuffix(strings.TrimPrefix(ref, "${"), "}")]
	})
}

// broken reports a ${ that begins no reference.
func (t Text) broken() bool { return strings.Contains(reference.ReplaceAllString(string(t), ""), "${") }
