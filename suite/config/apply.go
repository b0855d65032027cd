package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// onlyBrowsing are the settings that a login without a browser has no use for.
var onlyBrowsing = []string{"recipe", "headed"}

// Apply fills what neither flags nor environment said, and must come after them. What the target self
// brings itself is left alone, as it is where the environment says it: the file means another server.
func (f *File) Apply(c *Config, flags *pflag.FlagSet, self bool) error {
	for _, s := range f.settings {
		flag := flags.Lookup(s.flag)
		if flag.Changed || self && (slices.Contains(bringsItsOwn, s.flag) || s.flag == "login" && (s.value == "token" || s.value == "manual")) {
			continue
		}
		if slices.Contains(onlyBrowsing, s.flag) && flags.Changed("login") && !(&Config{Login: c.Login, Headed: true}).Browses() {
			continue // another login was chosen for this run
		}
		if err := flag.Value.Set(s.value); err != nil {
			return f.problem(s.line, "%s is %q, which cannot be used; give %s", s.flag, s.value, Wants(flag))
		}
	}
	c.Calls = f.tools
	if self {
		return nil
	}
	return f.applyUsers(c, flags)
}

// Place says where in the file the value stands that an error is about, if the file set it.
func (f *File) Place(flags *pflag.FlagSet, err error) error {
	var wrong *Usage
	if f == nil || !errors.As(err, &wrong) || wrong.Flag == "" || flags.Changed(wrong.Flag) {
		return err
	}
	for _, s := range f.settings {
		if s.flag == wrong.Flag {
			return f.problem(s.line, "%s", strings.TrimPrefix(wrong.Sentence, "--"))
		}
	}
	return err
}
