package resources

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
)

func TestLeadingOut(t *testing.T) {
	t.Parallel()
	uris := leadingOut([]client.Resource{{URI: "ui://widget/a.html"}, {URI: "ui://widget/b.html"}, {URI: "urn:isbn:1"}, {URI: "file:///srv/x.txt"}})
	want := []string{
		"file:///etc/os-release",
		"ui://widget/../../../../../../../../../../../../etc/os-release",
		"ui://widget/..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2Fetc%2Fos-release",
		"file:///srv/../../../../../../../../../../../../etc/os-release",
		"file:///srv/..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2F..%2Fetc%2Fos-release",
	}
	if !slices.Equal(uris, want) {
		t.Error(uris)
	}
}

func TestWidgetType(t *testing.T) {
	t.Parallel()
	for mimeType, ok := range map[string]bool{
		"text/html;profile=mcp-app":               true,
		`text/html; profile="mcp-app"`:            true,
		"text/html;profile=mcp-app;charset=utf-8": true,
		"text/html+skybridge":                     true,
		"text/html":                               false,
		"":                                        false,
	} {
		if widgetType(mimeType) != ok {
			t.Errorf("%q", mimeType)
		}
	}
}

func TestWidgets(t *testing.T) {
	t.Parallel()
	tool := func(meta string) client.Tool { return client.Tool{Meta: json.RawMessage(meta)} }
	got := widgets([]client.Tool{
		tool(`{"ui":{"resourceUri":"ui://a"},"openai/outputTemplate":"ui://a"}`), tool(`{"openai/outputTemplate":"ui://b"}`), tool(`{"ui":7}`), tool(`{}`), {},
	})
	if !slices.Equal(got, []string{"ui://a", "ui://b"}) {
		t.Error(got)
	}
}

func TestUnhinted(t *testing.T) {
	t.Parallel()
	for result, ok := range map[string]bool{
		`{"ttlMs":0,"cacheScope":"private"}`:    true,
		`{"ttlMs":60000,"cacheScope":"public"}`: true,
		`{"ttlMs":-1,"cacheScope":"public"}`:    false,
		`{"ttlMs":1.5,"cacheScope":"public"}`:   false,
		`{"ttlMs":"1","cacheScope":"public"}`:   false,
		`{"ttlMs":1}`:                           false,
		`{"ttlMs":1,"cacheScope":"shared"}`:     false,
		`{"cacheScope":"public"}`:               false,
	} {
		r := read("tools/list", &client.RPC{Result: json.RawMessage(result)})
		if said := r.unhinted(); (said == "") != ok {
			t.Errorf("%s: %q", result, said)
		}
	}
}

func TestExpanded(t *testing.T) {
	t.Parallel()
	got := expanded([]string{"file:///{+path}", "docs://pages/{name}", "docs://all"})
	if len(got) != 4 || !strings.HasPrefix(got[0], "file:///../../") || !strings.HasPrefix(got[3], "docs://pages/..%2F") || !strings.HasSuffix(got[3], "etc%2Fos-release") {
		t.Error(got)
	}
}

func TestHoldsOutside(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"NAME=\"A\"\nID=a\nVERSION_ID=1\n": true, "# settings\nNAME=server\n": false, "MY_ID=1\nNAME=a": false, "": false,
	} {
		if got := holdsOutside([]client.Content{{Text: &text}}); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
