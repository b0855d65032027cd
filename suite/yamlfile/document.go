package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// File is a file as its errors speak of it.
type File struct {
	// Path is where it was read, as it is shown.
	Path string
	// Subject is what the whole file is, "the configuration"; Example a key that it often has.
	Subject, Example string
	// Elsewhere says of keys that cannot stand in the file where they belong; nil is allowed.
	Elsewhere map[string]string
}

// Problem is a sentence about a line of the file.
func (f *File) Problem(line int, format string, args ...any) error {
	return &Error{Path: f.Path, Line: line, Sentence: fmt.Sprintf(format, args...)}
}

// Document reads the one YAML document of the file; nil where it has nothing but comments.
func (f *File) Document(text []byte) (*yaml.Node, error) {
	var doc, second yaml.Node
	reader := yaml.NewDecoder(bytes.NewReader(text))
	switch err := reader.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil //nolint:nilnil // an empty file says nothing
	case err != nil:
		return nil, f.Malformed(err)
	}
	switch err := reader.Decode(&second); {
	case err == nil:
		return nil, f.Problem(second.Line, "a second document begins here; one file configures one run")
	case !errors.Is(err, io.EOF):
		return nil, f.Malformed(err)
	}
	root := doc.Content[0]
	if root.ShortTag() == "!!null" {
		return nil, nil //nolint:nilnil // as above
	}
	return root, nil
}

var placed = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// Malformed turns an error of the YAML reader into a sentence; the reader may not say where it is.
func (f *File) Malformed(err error) error {
	text := err.Error()
	what := strings.ReplaceAll(placed.ReplaceAllString(text, ""), "\n", " ")
	if strings.Contains(what, "unknown anchor") { // it may be a password that begins with *
		what = "a value begins with * and names no anchor; put it in quotes"
	}
	line := 1
	if m := placed.FindStringSubmatch(text); len(m) == 2 && m[1] != "" {
		line, _ = strconv.Atoi(m[1]) // the pattern lets digits only through
	}
	return f.Problem(line, "this is not YAML: %s", what)
}
