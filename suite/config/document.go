package config

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/spelling"
)

// entry is a key of a mapping, its value and where it stands.
type entry struct {
	key   string
	value *yaml.Node
	line  int
}

// problem is a sentence about a line of the file.
func (f *File) problem(line int, format string, args ...any) error {
	return f.at(line, Usagef(format, args...))
}

// at says where an error stands.
func (f *File) at(line int, err error) error {
	if err == nil {
		return nil
	}
	return Usagef("%s:%d: %v", f.Path, line, err)
}

// document reads the one YAML document of the file; nil where it has nothing but comments.
func (f *File) document(text []byte) (*yaml.Node, error) {
	var doc, second yaml.Node
	reader := yaml.NewDecoder(bytes.NewReader(text))
	switch err := reader.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil //nolint:nilnil // an empty file says nothing
	case err != nil:
		return nil, f.malformed(err)
	}
	switch err := reader.Decode(&second); {
	case err == nil:
		return nil, f.problem(second.Line, "a second document begins here; one file configures one run")
	case !errors.Is(err, io.EOF):
		return nil, f.malformed(err)
	}
	root := doc.Content[0]
	if root.ShortTag() == "!!null" {
		return nil, nil //nolint:nilnil // as above
	}
	return root, nil
}

var placed = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// malformed turns an error of the YAML reader into a sentence; the reader may not say where it is.
func (f *File) malformed(err error) error {
	text := err.Error()
	what := strings.ReplaceAll(placed.ReplaceAllString(text, ""), "\n", " ")
	if strings.Contains(what, "unknown anchor") { // it may be a password that begins with *
		what = "a value begins with * and names no anchor; put it in quotes"
	}
	line := 1
	if m := placed.FindStringSubmatch(text); len(m) == 2 && m[1] != "" {
		line, _ = strconv.Atoi(m[1]) // the pattern lets digits only through
	}
	return f.problem(line, "this is not YAML: %s", what)
}

// entries reads a mapping whose keys are known. of says what the mapping is about; it is empty for
// the file itself.
func (f *File) entries(n *yaml.Node, of string, known []string) ([]entry, error) {
	all, err := f.pairs(n, of)
	for _, e := range all {
		if err == nil && !slices.Contains(known, e.key) {
			err = f.unknown(e, of, known)
		}
	}
	return all, err
}

// pairs reads a mapping, each key of it once.
func (f *File) pairs(n *yaml.Node, of string) ([]entry, error) {
	if n.Kind != yaml.MappingNode {
		return nil, f.problem(n.Line, "%s is %s; give keys with values, such as %s: …", subject(of), kindOf(n), example(of))
	}
	var all []entry
	for i := 0; i < len(n.Content); i += 2 {
		e := entry{key: n.Content[i].Value, value: n.Content[i+1], line: n.Content[i].Line}
		if n.Content[i].Kind != yaml.ScalarNode {
			return nil, f.problem(e.line, "a key is a single word, such as %s", example(of))
		}
		if j := slices.IndexFunc(all, func(o entry) bool { return o.key == e.key }); j >= 0 {
			return nil, f.problem(e.line, "%s is there twice; line %d has it already", e.key, all[j].line)
		}
		if e.value.Kind == yaml.AliasNode {
			return nil, f.problem(e.value.Line, "%s is an alias (*%s); write out what it stands for", e.key, e.value.Value)
		}
		all = append(all, e)
	}
	return all, nil
}

// unknown says what is wrong with a key, and which one was meant.
func (f *File) unknown(e entry, of string, known []string) error {
	if why := elsewhere[e.key]; why != "" && of == "" {
		return f.problem(e.line, "%s", why)
	}
	if near := spelling.Nearest(e.key, known, max(1, len(e.key)/2)); near != "" {
		return f.problem(e.line, "%s has no key %q; did you mean %s?", subject(of), e.key, near)
	}
	return f.problem(e.line, "%s has no key %q; there are %s", subject(of), e.key, strings.Join(known, ", "))
}

func subject(of string) string {
	if of == "" {
		return "the configuration"
	}
	return of
}

// example is a key that a reader who gave none may have wanted.
func example(of string) string {
	if key := map[string]string{"": "target", "an account": "user", "a tool call": "name"}[of]; key != "" {
		return key
	}
	return "key"
}

// kindOf says what a value is, to who expected another. It never repeats the value.
func kindOf(n *yaml.Node) string {
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
