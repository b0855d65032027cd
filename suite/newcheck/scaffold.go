package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"text/template"
)

// marker stands wherever the author of a new check has to decide.
const marker = "FILL-IN"

// The folders in which a marker must not survive.
const (
	checksDir = "suite/checks"
	faultsDir = "server/faults"
)

//go:embed templates
var templates embed.FS

// scaffold writes the files of a new check below root and returns a line about
// each. A *refusal says what is wrong with the ids.
func scaffold(root, id, fault string) ([]string, error) {
	n, err := parse(id, fault)
	if err != nil {
		return nil, err
	}
	where, err := declared(root, checksDir, id)
	if err != nil {
		return nil, err
	}
	if where != "" {
		return nil, refuse("there is a check %s already, in %s", id, where)
	}
	knownFault, err := declared(root, faultsDir, fault)
	if err != nil {
		return nil, err
	}
	s := &writer{root: root, names: n}
	s.area()
	s.write(n.checkFile, "check.go.tmpl")
	if knownFault == "" {
		s.write(n.faultFile, "fault.go.tmpl")
	} else {
		s.say("uses     %s, which exists", knownFault)
	}
	return s.made, s.err
}

// declared finds the file below root/dir whose literal has this ID, or "".
func declared(root, dir, id string) (string, error) {
	literal := regexp.MustCompile(`\bID:\s*"` + regexp.QuoteMeta(id) + `"`)
	found := ""
	err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return fs.SkipAll
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil && literal.Match(text) {
			found, err = filepath.Rel(root, path)
		}
		return err
	})
	return found, err
}

// writer writes files until one fails.
type writer struct {
	root  string
	names names
	made  []string
	err   error
}

func (s *writer) say(format string, args ...any) {
	s.made = append(s.made, fmt.Sprintf(format, args...))
}

// write renders a template into a file that must not exist.
func (s *writer) write(file, name string) {
	if s.err != nil {
		return
	}
	text, err := render(name, s.names)
	if err == nil {
		err = create(filepath.Join(s.root, file), text)
	}
	if s.err = err; err == nil {
		s.say("created  %s", file)
	}
}

func render(name string, n names) ([]byte, error) {
	t, err := template.ParseFS(templates, "templates/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, n); err != nil {
		return nil, err
	}
	return format.Source(b.Bytes())
}

func create(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}
