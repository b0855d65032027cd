package render

import (
	"path/filepath"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// screenshot is the file that a step names, if it can be one beside the report.
func screenshot(s *result.Step) string {
	if name := plain(s.Screenshot); name != "" && filepath.Base(name) == name && filepath.IsLocal(name) {
		return name
	}
	return ""
}

// screenshots says where to see how a login ended.
func screenshots(run *result.Run) []string {
	var all []string
	for i := range run.Journey {
		if name := screenshot(&run.Journey[i]); name != "" {
			all = append(all, "The page on which the login ended: "+name+", beside the report.")
		}
	}
	return all
}

// console tells what the console said of the page on which a login ended.
func (m *markdown) console() {
	for i := range m.run.Journey {
		if lines := plainAll(m.run.Journey[i].Console); len(lines) > 0 {
			m.line("## The console of the page on which the login ended\n")
			m.fence("text", strings.Join(lines, "\n")+"\n")
		}
	}
}
