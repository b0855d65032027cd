package render

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mcpconform/mcpconform/reports/result"
)

// file is one file of a run's folder.
type file struct {
	name  string
	write func(io.Writer, *result.Run) error
}

// files are what a folder holds, in the order they are put in place: run.json last, so that a reader
// who finds a new run.json finds its renderings too.
var files = []file{
	{"report.html", HTML},
	{"report.md", Markdown},
	{"junit.xml", JUnit},
	{"badge.svg", Badge},
	{"run.json", JSON},
}

// Folder writes a run's folder, making it when it is not there. Each file is complete before it takes
// its name, all are written before the first takes it, and nothing else in the folder is touched. The
// error names the file.
func Folder(dir string, run *result.Run) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("cannot make the report folder: %w", err)
	}
	var staged []string
	defer func() {
		for _, name := range staged {
			_ = os.Remove(name) // one that took its name is gone already
		}
	}()
	all := append(pictures(run), files...)
	for _, f := range all {
		name, err := stage(dir, f, run)
		if name != "" {
			staged = append(staged, name)
		}
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", f.name, err)
		}
	}
	for i, f := range all {
		if err := os.Rename(staged[i], filepath.Join(dir, f.name)); err != nil {
			return fmt.Errorf("cannot write %s: %w", f.name, err)
		}
	}
	return forget(dir, run)
}

// pictures are the screenshots that the run brings along.
func pictures(run *result.Run) []file {
	var all []file
	for i := range run.Journey {
		if s := &run.Journey[i]; s.Picture != nil && filepath.IsLocal(s.Screenshot) {
			all = append(all, file{s.Screenshot, func(w io.Writer, _ *result.Run) error {
				_, err := w.Write(s.Picture)
				return err
			}})
		}
	}
	return all
}

// forget removes the screenshot of an earlier run from a folder, if this one has none.
func forget(dir string, run *result.Run) error {
	for i := range run.Journey {
		if run.Journey[i].Screenshot != "" {
			return nil
		}
	}
	if err := os.Remove(filepath.Join(dir, "login.png")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot remove the screenshot of an earlier run: %w", err)
	}
	return nil
}

// stage writes one file under a temporary name, which it returns also when it fails.
func stage(dir string, f file, run *result.Run) (string, error) {
	out, err := os.CreateTemp(dir, "."+f.name+".*")
	if err != nil {
		return "", err
	}
	err = errors.Join(f.write(out, run), out.Chmod(0o644), out.Close())
	return out.Name(), err
}
