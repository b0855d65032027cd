package tools

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
)

func tool(t *testing.T, text string) client.Tool {
	t.Helper()
	var one client.Tool
	if err := json.Unmarshal([]byte(text), &one); err != nil {
		t.Fatal(err)
	}
	return one
}

func TestSample(t *testing.T) {
	t.Parallel()
	for schema, want := range map[string]map[string]any{
		`{"type":"object"}`: {},
		`{"type":"object","required":["q"],"properties":{"q":{"type":"string"},"other":{"type":"array"}}}`:     {"q": text},
		`{"type":"object","required":["q"],"properties":{"q":{"type":"string","maxLength":6}}}`:                {"q": text[:6]},
		`{"type":"object","required":["q"],"properties":{"q":{"type":"string","enum":["open","done"]}}}`:       {"q": "open"},
		`{"type":"object","required":["n","b"],"properties":{"n":{"type":"integer"},"b":{"type":"boolean"}}}`:  {"n": 1, "b": false},
		`{"type":"object","required":["q"],"properties":{"q":{"type":"array","examples":[["a"]]}}}`:            {"q": []any{"a"}},
		`{"type":"object","required":["q"],"properties":{"q":{"type":"string","format":"uri"}}}`:               nil,
		`{"type":"object","required":["q"],"properties":{"q":{"type":"string","pattern":"^[A-Z]{3}$"}}}`:       nil,
		`{"type":"object","required":["q"],"properties":{"q":{"type":"object"}}}`:                              nil,
		`{"type":"object","required":["q"],"properties":{"q":{"type":["string","null"],"minLength":"three"}}}`: nil,
		`{"type":"object","required":["q"]}`: nil,
		`null`:                               nil,
	} {
		one := tool(t, `{"name":"x","inputSchema":`+schema+`}`)
		got, ok := sample(&one)
		if ok != (want != nil) || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %t", schema, got, ok)
		}
	}
}

func TestCallable(t *testing.T) {
	t.Parallel()
	const object = `"inputSchema":{"type":"object"}`
	list := []client.Tool{
		tool(t, `{"name":"writes",`+object+`}`),
		tool(t, `{"name":"scoped","annotations":{"readOnlyHint":true},"_meta":{"securitySchemes":[{"type":"oauth2","scopes":["a"]}]},`+object+`}`),
		tool(t, `{"name":"plain","annotations":{"readOnlyHint":true},"securitySchemes":[{"type":"noauth"}],`+object+`}`),
		tool(t, `{"name":"odd","annotations":{"readOnlyHint":true},"securitySchemes":"none","_meta":7,`+object+`}`),
		tool(t, `{"name":"asks","annotations":{"readOnlyHint":true},"inputSchema":{"type":"object","required":["q"]}}`),
		tool(t, `{"name":"asks elsewhere","annotations":{"readOnlyHint":true},"inputSchema":{"type":"object","anyOf":[{"required":["q"]},{"required":["r"]}]}}`),
		tool(t, `{"name":"null","annotations":{"readOnlyHint":true},"inputSchema":null}`),
	}
	if got := callable(list); !slices.Equal(got, []string{"plain", "odd", "scoped"}) {
		t.Error(got)
	}
}

func TestUnusable(t *testing.T) {
	t.Parallel()
	good := tool(t, `{"name":"x","inputSchema":{"type":"object"}}`)
	if said := unusable([]client.Tool{good}); said != "" {
		t.Error(said)
	}
	for _, bad := range []string{
		`{"name":"x","inputSchema":null}`, `{"name":"x"}`, `{"inputSchema":{"type":"object"}}`,
		`{"name":"x","inputSchema":{}}`, `{"name":"x","inputSchema":{"type":"array"}}`,
	} {
		if unusable([]client.Tool{good, tool(t, bad)}) == "" {
			t.Errorf("%s is usable", bad)
		}
	}
	if unusable(nil) == "" {
		t.Error("an empty list is usable")
	}
}

func TestLacking(t *testing.T) {
	t.Parallel()
	for block, ok := range map[string]bool{
		`{"type":"text","text":""}`: true,
		`{"type":"text"}`:           false,
		`{"text":"x"}`:              false,
		`{"type":"image","data":"aGk=","mimeType":"image/png"}`:         true,
		`{"type":"image","data":"not base64","mimeType":"image/png"}`:   false,
		`{"type":"audio","data":"aGk="}`:                                false,
		`{"type":"resource","resource":{"uri":"file:///x","text":"y"}}`: true,
		`{"type":"resource"}`:                                           false,
		`{"type":"resource_link","uri":"x:y","name":"z"}`:               true,
		`{"type":"of a later version","anything":1}`:                    true,
	} {
		var one map[string]any
		if err := json.Unmarshal([]byte(block), &one); err != nil {
			t.Fatal(err)
		}
		if said := lacking(one); (said == "") != ok {
			t.Errorf("%s: %q", block, said)
		}
	}
}
