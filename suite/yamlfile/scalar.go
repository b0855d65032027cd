package yamlfile

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// Scalar is the text of an entry whose value is one of these YAML types ("!!str"). wanted says what should
// stand there, for who gave something else.
func (f *File) Scalar(e Entry, types []string, wanted string) (string, error) {
	if e.Value.Kind != yaml.ScalarNode || !slices.Contains(types, e.Value.ShortTag()) {
		return "", f.Problem(e.Line, "%s is %s; give %s", e.Key, KindOf(e.Value), wanted)
	}
	return e.Value.Value, nil
}

// Text is the value of an entry that is a string.
func (f *File) Text(e Entry) (string, error) {
	return f.Scalar(e, []string{"!!str"}, "text, in quotes if it looks like a number")
}

// KindOf says what a value is, to who expected another. It never repeats the value.
func KindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch n.ShortTag() {
	case "!!null":
		return "empty"
	case "!!bool":
		return "true or false"
	case "!!int", "!!float":
		return "a number"
	}
	return "text"
}
