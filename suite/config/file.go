package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// FileName is the file that is read from the working directory where none is named.
const FileName = "mcpconform.yaml"

// File is what a configuration file says. It is checked as a whole when it is read; the values of
// flags when it is applied.
type File struct {
	// Path is where it was read, as it is shown.
	Path string
	// Named is true where a flag or the environment named it.
	Named bool
	// Target is the URL to play, or "".
	Target string

	yaml     yamlfile.File
	settings []setting
	users    []user
	tools    []Call
}

// setting is a flag that the file sets.
type setting struct {
	flag, value string
	line        int
}

// ReadFile reads the configuration file: the one --config or MCPCONFORM_CONFIG names, else [FileName]
// if it exists. It returns nil where there is none.
func ReadFile(flags *pflag.FlagSet) (*File, error) {
	f := &File{Path: FileName}
	if named := named(flags); named != "" {
		f.Path, f.Named = named, true
	}
	text, err := os.ReadFile(f.Path)
	if errors.Is(err, fs.ErrNotExist) && !f.Named {
		return nil, nil //nolint:nilnil // no file is an ordinary answer
	}
	if err != nil {
		return nil, Usagef("the configuration file cannot be read: %v", err)
	}
	f.yaml = yamlfile.File{Path: f.Path, Subject: "the configuration", Example: "target", Elsewhere: elsewhere}
	if err := f.parse(text, flags); err != nil {
		return nil, Usagef("%v", err)
	}
	return f, nil
}

// problem is a sentence about a line of the file.
func (f *File) problem(line int, format string, args ...any) error {
	return Usagef("%v", f.yaml.Problem(line, format, args...))
}

func named(flags *pflag.FlagSet) string {
	if f := flags.Lookup("config"); f != nil && f.Changed {
		return f.Value.String()
	}
	return os.Getenv(Variable("config"))
}

func (f *File) parse(text []byte, flags *pflag.FlagSet) error {
	root, err := f.yaml.Document(text)
	if err != nil || root == nil {
		return err
	}
	known := Keys(flags)
	entries, err := f.yaml.Entries(root, yamlfile.Mapping{Keys: names(known)})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := f.take(known[indexOf(known, e.Key)], e); err != nil {
			return err
		}
	}
	return nil
}

// take notes one yamlfile.Entry of the file.
func (f *File) take(k Key, e yamlfile.Entry) (err error) {
	switch k.Name {
	case "users":
		f.users, err = f.readUsers(e)
	case "tools":
		f.tools, err = f.readTools(e)
	default:
		var value string
		if value, err = f.scalar(e, k.Kind); err != nil {
			return err
		}
		if k.Name == "target" {
			return f.takeTarget(e, value)
		}
		if k.path() && value != "" && !filepath.IsAbs(value) {
			value = filepath.Join(filepath.Dir(f.Path), value)
		}
		f.settings = append(f.settings, setting{flag: k.Name, value: value, line: e.Line})
	}
	return err
}

func (f *File) takeTarget(e yamlfile.Entry, value string) error {
	if f.Target = value; value == Self {
		return nil
	}
	if _, err := ParseTarget(value); err != nil {
		return f.problem(e.Line, "%v", err)
	}
	return nil
}
