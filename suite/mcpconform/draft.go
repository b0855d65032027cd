package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
)

// draft is a configuration file before it is written. What came from a server is quoted, so that it
// stays where it is put.
type draft struct {
	Schema, Target string
	Seen           []string
	About          map[string]string
	Tools          []toolCall
	Options        []option

	next string
}

type toolCall struct{ Name, Arguments string }

// option is a key with its value, commented out unless it was given.
type option struct{ About, Line string }

// blank is a file that plays the built-in reference server, with the flags that were given.
func blank(flags *pflag.FlagSet) *draft {
	d := &draft{
		Schema: config.SchemaURL, Target: config.Self, About: map[string]string{},
		Tools: []toolCall{{Name: "create_note", Arguments: `{"text": "written by a test"}`}},
		next:  "Put the URL of your MCP endpoint there as target, and a test account under users; then run mcpconform without an argument.",
	}
	for _, k := range config.Keys(flags) {
		d.About[k.Name] = k.About
		if !slices.Contains([]string{"target", "users", "tools"}, k.Name) {
			d.Options = append(d.Options, option{k.About, line(flags.Lookup(k.Name))})
		}
	}
	return d
}

func line(f *pflag.Flag) string {
	value := f.Value.String()
	if f.Value.Type() == "string" {
		value = word(value)
	}
	if f.Changed {
		return f.Name + ": " + value
	}
	return "# " + f.Name + ": " + value
}

// about fills in what a look at the target has shown.
func (d *draft) about(target string, seen *launch.Seen) {
	d.Target = strconv.QuoteToASCII(target)
	d.Seen = []string{"", "Seen of this server:"}
	for _, step := range seen.Steps {
		d.see("%s: %s", step.Step, step.Title)
	}
	d.next = "Run mcpconform without an argument to play it."
	if !seen.Probed.NoLogin() {
		d.see("a login is needed: put a test account under users")
		d.next = "Put a test account under users; then run mcpconform without an argument."
	}
	if as := seen.Server; as != nil {
		d.see("%s", registration(as))
	}
	d.offer(seen.Probed.Listed)
}

func (d *draft) see(format string, args ...any) {
	line := strconv.QuoteToASCII(fmt.Sprintf(format, args...))
	d.Seen = append(d.Seen, "  "+line[1:len(line)-1])
}

// registration says how a host becomes a client of the authorization server.
func registration(as *client.ServerMetadata) string {
	var ways []string
	if as.RegistrationEndpoint != "" {
		ways = append(ways, "clients register themselves (RFC 7591)")
	}
	if as.CIMD {
		ways = append(ways, "clients come with a metadata document (CIMD)")
	}
	if len(ways) == 0 {
		return "no way to register is offered: give a client that you made by hand as client-id"
	}
	return strings.Join(ways, "; ")
}

// offered is how many tools stand in the file as an example.
const offered = 8

// offer lists the tools that can be seen without a login, and as examples those that no run calls
// unless it is told to.
func (d *draft) offer(listed []client.Tool) {
	if len(listed) == 0 {
		return
	}
	var calls []toolCall
	harmless := 0
	for i := range listed {
		t := &listed[i]
		if t.Callable() {
			harmless++
		} else if len(calls) < offered {
			calls = append(calls, toolCall{word(t.Name), arguments(t)})
		}
	}
	d.see("tools seen without a login: %d; read-only ones that need no arguments: %d", len(listed), harmless)
	if len(calls) > 0 {
		d.Tools = calls
	}
}

// arguments are the names of what a tool requires, with nothing for a value.
func arguments(t *client.Tool) string {
	required, _ := t.Required()
	pairs := make([]string, 0, len(required))
	for _, name := range required {
		pairs = append(pairs, strconv.QuoteToASCII(name)+`: ""`)
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

var plain = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)

// word is a name as YAML takes it for text.
func word(name string) string {
	if plain.MatchString(name) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off"}, strings.ToLower(name)) {
		return name
	}
	return strconv.QuoteToASCII(name)
}

// text is the file.
func (d *draft) text() (string, error) {
	var b strings.Builder
	err := fileTemplate.Execute(&b, d)
	return b.String(), err
}
