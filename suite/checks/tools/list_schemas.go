package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.schemas",
	Title:  "the schemas of the tools are valid JSON Schema",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.MCP20251125.Base.S("Schema Validation"), spec.MCP20260728.Base.S("Schema Validation")),
	Covers: []string{"TL-05"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"tool-schema-invalid"},
	Fix:    "Write inputSchema and outputSchema in JSON Schema 2020-12, or name the dialect in $schema, and validate them against its meta-schema in a test.",
	Why:    "Hosts and models compile the schemas. One that is invalid costs the tool, and with some hosts the whole list.",
	Run: func(_ context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.November2025 {
			c.NotApplicable("the server speaks MCP %s, which names no dialect of JSON Schema", v)
		}
		c.Step("read the schemas of the tools")
		problem := invalid(fixture.Tools.From(c))
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem}).To(expect.True("schemas that are valid in their dialect"))
	},
})

// invalid says what is wrong with the first schema that is not valid.
func invalid(list []client.Tool) string {
	for i := range list {
		t := &list[i]
		if problem := schemaProblem(t.InputSchema); problem != "" {
			return fmt.Sprintf("the inputSchema of %q: %s", t.Name, problem)
		}
		if problem := schemaProblem(t.OutputSchema); problem != "" {
			return fmt.Sprintf("the outputSchema of %q: %s", t.Name, problem)
		}
	}
	return ""
}

// schemaProblem validates a schema against the meta-schema of its dialect, 2020-12 where it names none.
// What it refers to elsewhere is not fetched, and a dialect that is not known here is not judged.
func schemaProblem(raw json.RawMessage) string {
	if raw == nil {
		return ""
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return "it is not JSON"
	}
	const at = "mcpconform:///schema"
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.UseLoader(jsonschema.SchemeURLLoader{}) // nothing is fetched
	compiler.UseRegexpEngine(anyPattern)             // patterns are of ECMA-262, which Go cannot judge
	if err := compiler.AddResource(at, doc); err != nil {
		return ""
	}
	_, err = compiler.Compile(at)
	var wrong *jsonschema.SchemaValidationError
	var dangling *jsonschema.JSONPointerNotFoundError
	switch {
	case errors.As(err, &wrong):
		return innermost(wrong)
	case errors.As(err, &dangling) && strings.HasPrefix(dangling.URL, at):
		return "$ref leads to " + strings.TrimPrefix(dangling.URL, at) + ", where nothing is"
	}
	return ""
}

// innermost is the first of the deepest reasons that a validation gives, without the addresses of meta-schemas.
func innermost(wrong *jsonschema.SchemaValidationError) string {
	var failed *jsonschema.ValidationError
	if !errors.As(wrong.Err, &failed) {
		return "it is not valid"
	}
	for len(failed.Causes) > 0 {
		failed = failed.Causes[0]
	}
	_, reason, _ := strings.Cut(failed.Error(), "at ")
	return "at " + reason
}

// anyPattern takes every regular expression.
func anyPattern(pattern string) (jsonschema.Regexp, error) { return unread(pattern), nil }

type unread string

func (p unread) MatchString(string) bool { return true }
func (p unread) String() string          { return string(p) }
