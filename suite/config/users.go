package config

import (
	"os"
	"regexp"
	"slices"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// user is an account of the file.
type user struct {
	name     string
	variable string // holds the code or password; "" where the yamlfile.Entry names none
	line     int
}

// mostUsers is how many accounts a run can use.
const mostUsers = 2

func (f *File) readUsers(e yamlfile.Entry) ([]user, error) {
	if e.Value.Kind != yaml.SequenceNode {
		return nil, f.problem(e.Line, "users is %s; give a list of accounts, each with user and code", yamlfile.KindOf(e.Value))
	}
	if len(e.Value.Content) > mostUsers {
		return nil, f.problem(e.Value.Content[mostUsers].Line, "a third account is of no use; a run takes %d at most", mostUsers)
	}
	var all []user
	for _, n := range e.Value.Content {
		u, err := f.readUser(n)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o user) bool { return o.name == u.name }) {
			return nil, f.problem(u.line, "both accounts are %s; the second is there to be another user", u.name)
		}
		all = append(all, u)
	}
	return all, nil
}

func (f *File) readUser(n *yaml.Node) (user, error) {
	u := user{line: n.Line}
	entries, err := f.yaml.Entries(n, yamlfile.Mapping{Called: "an account", Example: "user", Keys: []string{"user", "code"}})
	if err != nil {
		return u, err
	}
	for _, e := range entries {
		if e.Key == "code" {
			u.variable, err = f.reference(e)
		} else {
			u.name, err = f.scalar(e, "string")
		}
		if err != nil {
			return u, err
		}
	}
	if u.name == "" {
		return u, f.problem(n.Line, "an account needs user, an e-mail address or user name")
	}
	return u, nil
}

var reference = regexp.MustCompile(`^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$`)

// reference is the environment variable that an entry names. What stands there instead may be a
// secret, and is not repeated.
func (f *File) reference(e yamlfile.Entry) (string, error) {
	if e.Value.Kind == yaml.ScalarNode {
		if m := reference.FindStringSubmatch(e.Value.Value); m != nil {
			return m[1], nil
		}
	}
	return "", f.problem(e.Line, "a code or password does not belong into a file; name the environment variable that holds it, as %s: ${MY_CODE}", e.Key)
}

// applyUsers fills the accounts that neither flags nor environment name. A code that the environment
// gives by MCPCONFORM_LOGIN_CODE wins over the variable of the file.
func (f *File) applyUsers(c *Config, flags *pflag.FlagSet) error {
	places := []struct {
		flag       string
		name, code *string
	}{{"user", &c.User, &c.LoginCode}, {"user-2", &c.User2, &c.LoginCode2}}
	for i, u := range f.users {
		if flags.Changed(places[i].flag) {
			continue
		}
		*places[i].name = u.name
		if *places[i].code != "" || u.variable == "" || !c.logsIn() {
			continue
		}
		if *places[i].code = os.Getenv(u.variable); *places[i].code == "" {
			return f.problem(u.line, "the environment variable %s is not set; it holds the code or password of %s", u.variable, u.name)
		}
	}
	return nil
}

// logsIn reports whether the run may log in with an account: a token that is given is used first.
func (c *Config) logsIn() bool {
	return !slices.Contains([]string{"none", "token", "manual"}, c.Login) && (c.Login != "auto" || c.Token == "" || c.Browses())
}
