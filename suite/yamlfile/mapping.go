package yamlfile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/spelling"
)

// Entry is a key of a mapping, its value and where it stands.
type Entry struct {
	Key   string
	Value *yaml.Node
	Line  int
}

// Mapping is what one kind of mapping is called and which keys it has.
type Mapping struct {
	// Called is the mapping in a sentence, "an account"; "" means the file itself.
	Called string
	// Example is a key that a reader who gave none may have wanted.
	Example string
	Keys    []string
}

// Entries reads a mapping whose keys are known.
func (f *File) Entries(n *yaml.Node, m Mapping) ([]Entry, error) {
	all, err := f.Pairs(n, m)
	for _, e := range all {
		if err == nil && !slices.Contains(m.Keys, e.Key) {
			err = f.unknown(e, m)
		}
	}
	return all, err
}

// Pairs reads a mapping of any keys, each of them once.
func (f *File) Pairs(n *yaml.Node, m Mapping) ([]Entry, error) {
	if n.Kind != yaml.MappingNode {
		return nil, f.Problem(n.Line, "%s is %s; give keys with values, such as %s: …", f.called(m), KindOf(n), f.example(m))
	}
	var all []Entry
	for i := 0; i < len(n.Content); i += 2 {
		e := Entry{Key: n.Content[i].Value, Value: n.Content[i+1], Line: n.Content[i].Line}
		if n.Content[i].Kind != yaml.ScalarNode {
			return nil, f.Problem(e.Line, "a key is a single word, such as %s", f.example(m))
		}
		if j := slices.IndexFunc(all, func(o Entry) bool { return o.Key == e.Key }); j >= 0 {
			return nil, f.Problem(e.Line, "%s is there twice; line %d has it already", e.Key, all[j].Line)
		}
		if e.Value.Kind == yaml.AliasNode {
			return nil, f.Problem(e.Value.Line, "%s is an alias (*%s); write out what it stands for", e.Key, e.Value.Value)
		}
		all = append(all, e)
	}
	return all, nil
}

// unknown says what is wrong with a key, and which one was meant.
func (f *File) unknown(e Entry, m Mapping) error {
	if why := f.Elsewhere[e.Key]; why != "" && m.Called == "" {
		return f.Problem(e.Line, "%s", why)
	}
	if near := spelling.Nearest(e.Key, m.Keys, max(1, len(e.Key)/2)); near != "" {
		return f.Problem(e.Line, "%s has no key %q; did you mean %s?", f.called(m), e.Key, near)
	}
	return f.Problem(e.Line, "%s has no key %q; there are %s", f.called(m), e.Key, strings.Join(m.Keys, ", "))
}

func (f *File) called(m Mapping) string {
	if m.Called == "" {
		return f.Subject
	}
	return m.Called
}

func (f *File) example(m Mapping) string {
	switch {
	case m.Called == "":
		return f.Example
	case m.Example == "":
		return "key"
	}
	return m.Example
}
