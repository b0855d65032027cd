package tools

import (
	"strings"
	"testing"
)

func TestSchemaProblem(t *testing.T) {
	t.Parallel()
	for schema, want := range map[string]string{
		`{"type":"object"}`: "",
		`{"type":"object","properties":{"q":{"type":"string","pattern":"^(?!x)(?<y>.)$"}}}`: "",
		`{"type":"object","properties":{"q":{"type":"strng"}}}`:                             "/properties/q/type",
		`{"type":"object","required":"q"}`:                                                  "/required",
		`{"type":"object","properties":{"q":{"$ref":"#/definitions/none"}}}`:                "#/definitions/none",
		`{"type":"object","properties":{"q":{"$ref":"https://example.com/q.json"}}}`:        "",
		`{"$schema":"https://example.com/dialect","type":"strng"}`:                          "",
		`{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","definitions":{"d":{"type":"string"}},"properties":{"q":{"$ref":"#/definitions/d"}}}`: "",
		`{"$schema":"http://json-schema.org/draft-07/schema#","type":"strng"}`:                                                                                      "/type",
		`{"type":"object","properties":{"q":{"type":"integer","minimum":"one","x-mcp-header":"Q"}}}`:                                                                "/properties/q/minimum",
		`{"type":"object","properties":{"q":{"type":"string","format":"of our own","nullable":true}}}`:                                                              "",
		`{"type":"object","properties":{"q":{"type":"integer","exclusiveMinimum":true,"minimum":0}}}`:                                                               "/properties/q/exclusiveMinimum",
		`{"$schema":"http://json-schema.org/draft-04/schema#","type":"object","properties":{"q":{"minimum":0,"exclusiveMinimum":true}}}`:                            "",
	} {
		got := schemaProblem([]byte(schema))
		if (got == "") != (want == "") || !strings.Contains(got, want) || strings.Contains(got, "http") {
			t.Errorf("%s: %q", schema, got)
		}
	}
}
