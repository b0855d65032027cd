package main

import (
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// catalogue is the file that imports every area; importing it defines every check.
const catalogue = checksDir + "/checks.go"

// area prepares the package of the check's area: the first check of an area
// brings the package's doc.go and its line in the catalogue.
func (s *writer) area() {
	doc := checksDir + "/" + s.names.Area + "/doc.go"
	_, err := os.Stat(filepath.Join(s.root, doc))
	if !errors.Is(err, fs.ErrNotExist) {
		s.err = err
		return
	}
	s.write(doc, "area.go.tmpl")
	if s.err != nil {
		return
	}
	if s.err = enlist(filepath.Join(s.root, catalogue), s.names.Area); s.err == nil {
		s.say("changed  %s", catalogue)
	}
}

// enlist adds the area's import to the catalogue, unless it is there.
func enlist(path, area string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	line := fmt.Sprintf("\t_ %q\n", "github.com/mcpconform/mcpconform/"+checksDir+"/"+area)
	if strings.Contains(string(text), strings.TrimSuffix(line, "\n")) {
		return nil
	}
	before, after, ok := strings.Cut(string(text), "import (\n")
	if !ok {
		return fmt.Errorf("%s has no import list to add the area to", catalogue)
	}
	sorted, err := format.Source([]byte(before + "import (\n" + line + after)) // gofmt sorts imports
	if err != nil {
		return fmt.Errorf("%s: %w", catalogue, err)
	}
	return os.WriteFile(path, sorted, 0o644)
}
