package diagnose

import (
	"fmt"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Catalogue writes all causes as a Markdown document, furthest upstream first, filled in as for a
// server at mcp.example.com. The error is that of the writer.
func Catalogue(w io.Writer) error {
	example := blanks{Filling{facts: factsOf(&result.Run{
		Host:   result.Host{Name: "ChatGPT"},
		Target: result.Target{URL: "https://mcp.example.com/mcp", Issuer: "https://auth.example.com"},
	})}}
	var b strings.Builder
	b.WriteString("# Causes\n\nGenerated from the rules of this package; do not edit.\n\n" +
		"Addresses are those of an example; in a report they are the target's own, and what stands in ‹› is what was seen. A cause that no planted fault of the\n" +
		"reference server proves is proven by a recorded run in this package's tests.\n")
	step := ""
	for _, r := range Rules() {
		if r.Step != step {
			step = r.Step
			fmt.Fprintf(&b, "\n## At the step %s\n", step)
		}
		r.document(&b, example)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Rule) document(b *strings.Builder, example blanks) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", r.ID, fill(r.cause, example))
	fmt.Fprintf(b, "- **Fix** %s\n- **Owner** %s; basis: %s\n", fill(r.fix, example), r.Owner, r.Basis)
	if len(r.Symptoms) > 0 {
		fmt.Fprintf(b, "- **Seen as** %s\n", strings.Join(r.Symptoms, "; "))
	}
	if len(r.ProvenBy) > 0 {
		fmt.Fprintf(b, "- **Proven by** the planted fault %s\n", strings.Join(r.ProvenBy, ", "))
	}
	var refs []string
	for _, ref := range r.Refs {
		refs = append(refs, "["+ref.Title+"]("+ref.URL+")")
	}
	if len(refs) > 0 {
		fmt.Fprintf(b, "- **Source** %s\n", strings.Join(refs, ", "))
	}
}

// blanks fills in an example's addresses, and blanks for what only a run can know.
type blanks struct{ Filling }

// Actual is a blank.
func (blanks) Actual(string) string { return "‹what was seen›" }

// SeenURL is a blank.
func (blanks) SeenURL() string { return "‹its URL›" }

// SeenName is a blank.
func (blanks) SeenName() string { return "exchange ‹number›" }

// SeenStatus is a blank.
func (blanks) SeenStatus() string { return "‹status›" }

// SeenError is a blank.
func (blanks) SeenError() string { return "‹error›" }

// SeenHeader is a blank.
func (blanks) SeenHeader(string) string { return "‹value›" }

// Unreached is a blank.
func (blanks) Unreached() string { return "‹step›" }
