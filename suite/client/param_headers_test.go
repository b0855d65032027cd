package client_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
)

func TestParamHeaders(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": asJSON(200, `{}`)})
	tool := &client.Tool{Name: "t", InputSchema: json.RawMessage(`{"type":"object","properties":{
		"region":{"type":"string","x-mcp-header":"Region"},"n":{"type":"integer","x-mcp-header":"Count"},
		"in":{"type":"object","properties":{"deep":{"type":"boolean","x-mcp-header":"Deep"}}},
		"list":{"type":"array","x-mcp-header":"List"},"absent":{"type":"string","x-mcp-header":"Absent"},"plain":{"type":"string"}}}`)}
	arguments := object{"region": " eu ", "n": 3.0, "in": object{"deep": true}, "list": []any{}, "plain": "x"}
	p.CallTool(context.Background(), "", tool.Name, arguments, tool.ParamHeaders(arguments)...)
	h := f.last(t).Header
	g.Expect(h.Get("Mcp-Param-Region")).To(gomega.Equal("=?base64?IGV1IA==?="))
	g.Expect(h.Get("Mcp-Param-Count")).To(gomega.Equal("3"))
	g.Expect(h.Get("Mcp-Param-Deep")).To(gomega.Equal("true"))
	for _, absent := range []string{"List", "Absent", "Plain"} {
		g.Expect(h).NotTo(gomega.HaveKey("Mcp-Param-" + absent))
	}
	g.Expect((&client.Tool{InputSchema: json.RawMessage(`null`)}).ParamHeaders(arguments)).To(gomega.BeEmpty())
	g.Expect((&client.Tool{InputSchema: json.RawMessage(`[`)}).ParamHeaders(arguments)).To(gomega.BeEmpty())
}

func TestHeaderProblems(t *testing.T) {
	t.Parallel()
	for properties, want := range map[string]string{
		`"a":{"type":"string","x-mcp-header":"Region"},"b":{"type":"integer","x-mcp-header":"N"},"c":{"type":"boolean","x-mcp-header":"C"}`: "",
		`"a":{"type":"string","x-mcp-header":""}`:                                           `a: "" is no header field name`,
		`"a":{"type":"string","x-mcp-header":"My Region"}`:                                  `a: "My Region" is no header field name`,
		`"a":{"type":"number","x-mcp-header":"A"}`:                                          "a: a header stands on a value of type number",
		`"a":{"type":"string","x-mcp-header":"A"},"b":{"type":"string","x-mcp-header":"a"}`: `b: "a" stands twice`,
		`"o":{"type":"object","properties":{"i":{"type":"array","x-mcp-header":"I"}}}`:      "i: a header stands on a value of type array",
	} {
		tool := client.Tool{InputSchema: json.RawMessage(`{"type":"object","properties":{` + properties + `}}`)}
		if got := strings.Join(tool.HeaderProblems(), "; "); got != want {
			t.Errorf("%s: %q", properties, got)
		}
	}
}
