package plan

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/mcpconform/mcpconform/suite/client"
)

// Call is the call of a tool that the user allows.
type Call struct {
	Name      string
	Arguments string // as JSON; "" for none
}

// named are the calls that the user allows, of tools that are there as far as can be seen.
func (s scene) named() []Call {
	allowed := s.options.Means.Allowed
	var all []Call
	for _, name := range slices.Sorted(maps.Keys(allowed)) {
		if s.hidden() || s.lists(name) {
			all = append(all, Call{name, asJSON(allowed[name])})
		}
	}
	return all
}

func asJSON(arguments map[string]any) string {
	if len(arguments) == 0 {
		return ""
	}
	text, err := json.Marshal(arguments)
	if err != nil { // what comes of a configuration file can be written
		return "{…}"
	}
	return printable(string(text))
}

// printable escapes what JSON leaves as it is and a terminal does not.
func printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

// harmless are the tools that everybody can see and that may be called.
func (s scene) harmless() []string {
	if s.hidden() {
		return nil
	}
	var all []string
	for i := range s.seen.Probed.Listed {
		if t := &s.seen.Probed.Listed[i]; t.Callable() && !t.Named {
			all = append(all, t.Name)
		}
	}
	return all
}

// lists reports whether everybody can see that the server has a tool.
func (s scene) lists(name string) bool {
	return slices.ContainsFunc(s.seen.Probed.Listed, func(t client.Tool) bool { return t.Name == name })
}

// hidden reports that the tools are not known yet.
func (s scene) hidden() bool { return s.seen.Probed == nil || s.seen.Probed.Listed == nil }
