package transport

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestVariedIn(t *testing.T) {
	t.Parallel()
	for _, k := range []struct {
		ids  []string
		want int
	}{
		{[]string{"1", "2", "3"}, 1},
		{[]string{"s-0099", "s-0100", "s-0101"}, 3},
		{[]string{"a", "b", "a"}, 0},
		{[]string{"aa", "a", "aaa"}, 0},
		{[]string{"f47ac10b", "0e02b2c3", "9b2d6a1e"}, 8},
		{[]string{"mcp-f47ac10b-x", "mcp-0e02b2c3-x", "mcp-9b2d6a1e-x"}, 8},
	} {
		if got := variedIn(k.ids); got != k.want {
			t.Errorf("%v: %d, want %d", k.ids, got, k.want)
		}
	}
}

func TestAnsweredIn(t *testing.T) {
	t.Parallel()
	const a, b = `{"jsonrpc":"2.0","id":"a","result":{}}`, `{"jsonrpc":"2.0","id":"b","error":{"code":1,"message":"m"}}`
	for body, want := range map[string]int{
		"[" + a + "," + b + "]": 2, a: 1, "": 0, "<html>": 0, `{"id":"a"}`: 0, `[{"id":"a","method":"m"}]`: 0,
	} {
		if got := len(answeredIn(answer(body))); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	if got := len(answeredIn(answer("", a, b))); got != 2 {
		t.Errorf("a stream of both: %d", got)
	}
}

func answer(body string, events ...string) *client.RPC {
	x := &wire.Exchange{Body: []byte(body), Header: http.Header{}}
	for _, e := range events {
		x.Events = append(x.Events, wire.Event{Data: []byte(e)})
	}
	return &client.RPC{Response: &client.Response{Exchange: x}}
}

func TestEventIDs(t *testing.T) {
	t.Parallel()
	stream := func(ids ...string) (events []wire.Event) {
		for _, id := range ids {
			events = append(events, wire.Event{ID: id})
		}
		return events
	}
	for _, k := range []struct {
		first, second []wire.Event
		unique        bool
	}{
		{stream("a0", "a1"), stream("b0", "b1"), true},
		{stream("a0", "a0"), stream("", "b0"), true}, // events without one
		{stream("0", "1"), stream("0", "1"), false},
		{stream("0", "1", "0"), stream("b"), false},
	} {
		if got := unique(append(eventIDs(k.first), eventIDs(k.second)...)); got != k.unique {
			t.Errorf("%v %v: %t", k.first, k.second, got)
		}
	}
}

func TestToggled(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"https://h/mcp": "https://h/mcp/", "https://h/mcp/": "https://h/mcp", "https://h/a/b?c=d": "https://h/a/b/?c=d",
		"https://h/": "", "https://h": "",
	} {
		u, err := url.Parse(from)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if to := toggled(u); to != nil {
			got = to.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
	}
}

func TestNotThere(t *testing.T) {
	t.Parallel()
	at := &url.URL{Scheme: "https", Host: "h", Path: "/mcp/"}
	for location, want := range map[string]bool{
		"/mcp": true, "https://h/mcp": true, "https://h:443/mcp": true, "http://h/mcp": false, "https://h:8080/mcp": false, "https://other/mcp": false,
	} {
		x := &wire.Exchange{URL: at.String(), Status: http.StatusPermanentRedirect, Header: http.Header{"Location": {location}}}
		if got := notThere(&client.RPC{Response: &client.Response{Exchange: x}}, at); got != want {
			t.Errorf("%s: %t", location, got)
		}
	}
}
