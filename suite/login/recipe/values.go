package recipe

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// User and Secret are the values of the account that logs in: its name, and its code or password. Every
// other name is that of an environment variable.
const (
	User   = "user"
	Secret = "code"
)

// Account is who logs in.
type Account struct {
	User, Code string
	// Second is set for the second account of a run: its variables end with _2.
	Second bool
}

// Variable is the environment variable that a name refers to.
func (a Account) Variable(name string) string {
	if a.Second {
		return name + "_2"
	}
	return name
}

// Filled is a recipe with the values of one account. All but the name of the user are secrets.
type Filled struct {
	*Recipe
	Values map[string]string
}

// For fills in what the recipe refers to, for one account. The error is a sentence about the first that is
// not there, or cannot be used.
func (r *Recipe) For(a Account, environment func(string) (string, bool)) (*Filled, error) {
	values := map[string]string{User: a.User, Secret: a.Code}
	var problem error
	r.each(func(s *Step) {
		for _, t := range s.texts() {
			for _, name := range t.References() {
				if problem == nil {
					problem = r.value(values, s, name, a, environment)
				}
			}
		}
		if problem == nil && s.Source != nil {
			problem = r.usable(s, values, a)
		}
	})
	if problem != nil {
		return nil, problem
	}
	return &Filled{r, values}, nil
}

// texts are those that refer to values.
func (s *Step) texts() []Text {
	all := []Text{s.With, s.On.Text}
	if s.If != nil {
		all = append(all, s.If.Text)
	}
	if s.Source != nil {
		all = append(append(all, s.Source.TOTP, s.Source.URL), s.Source.Command...)
		for _, h := range s.Source.Headers {
			all = append(all, h)
		}
	}
	return all
}

func (r *Recipe) value(values map[string]string, s *Step, name string, a Account, environment func(string) (string, bool)) error {
	switch name {
	case User:
		if a.User == "" {
			return r.problem(s, "the recipe refers to ${user}, and nobody is there to log in; give --user, or users in mcpconform.yaml")
		}
		return nil
	case Secret:
		if a.Code == "" {
			return r.problem(s, "the recipe refers to ${code}, and no code or password was given for the account; set "+a.Variable("MCPCONFORM_LOGIN_CODE"))
		}
		return nil
	}
	value, _ := environment(a.Variable(name))
	if value == "" {
		of := ""
		if a.Second {
			of = ", for the second account of " + name
		}
		return r.problem(s, "the environment variable "+a.Variable(name)+" is not set; the recipe refers to it"+of)
	}
	values[name] = value
	return nil
}

func (r *Recipe) problem(s *Step, sentence string) error {
	return &yamlfile.Error{Path: r.Path, Line: s.Line, Sentence: sentence}
}

// usable says what is wrong with the source of a code before it is needed.
func (r *Recipe) usable(s *Step, values map[string]string, a Account) error {
	switch {
	case s.Source.TOTP != "":
		if _, err := s.Source.at(s.Source.TOTP.Of(values), 0); err != nil {
			return r.problem(s, fmt.Sprintf("the environment variable %s holds no TOTP secret, which is base32: the letters A to Z and the digits 2 to 7",
				a.Variable(s.Source.TOTP.References()[0])))
		}
	case len(s.Source.Command) > 0:
		program := s.Source.Command[0].Of(values)
		if _, err := exec.LookPath(r.program(program)); err != nil {
			return r.problem(s, "the command "+program+" cannot be run: there is no such program")
		}
	}
	return nil
}

// program is the path of a command; one that is relative begins where the recipe is.
func (r *Recipe) program(name string) string {
	if strings.ContainsRune(name, os.PathSeparator) && !filepath.IsAbs(name) {
		return filepath.Join(r.folder(), name)
	}
	return name
}

// folder is where the recipe is, absolute where that can be told.
func (r *Recipe) folder() string {
	dir := filepath.Dir(r.Path)
	if whole, err := filepath.Abs(dir); err == nil {
		return whole
	}
	return dir
}
