package cimd

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestWhichAnswersTakeTheClient(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status         int
		location, body string
		taken          bool
	}{
		"a login page":                        {200, "", "<form>", true},
		"a redirect to one":                   {302, "https://as.example/login", "", true},
		"a redirect with another error":       {302, "https://chatgpt.com/cb?error=invalid_scope", "", true},
		"a redirect with an error of ours":    {302, "https://chatgpt.com/cb?error=unauthorized_client", "", false},
		"a redirect to an error page":         {303, "/error?error=invalid_client", "", false},
		"an error page":                       {400, "", "<h1>Unknown client</h1>", false},
		"JSON about the client":               {401, "", `{"error":"invalid_client"}`, false},
		"JSON about something else":           {400, "", `{"error":"invalid_scope"}`, true},
		"a breakdown":                         {502, "", "", false},
		"a breakdown that calls itself login": {500, "", "<form>", false},
	} {
		x := &wire.Exchange{URL: "https://as.example/authorize", Status: c.status, Header: http.Header{}, Body: []byte(c.body)}
		if strings.HasPrefix(c.body, "{") {
			x.Header.Set("Content-Type", "application/json")
		}
		if c.location != "" {
			x.Header.Set("Location", c.location)
		}
		if got := isTaken(&client.Response{Exchange: x}); got != c.taken {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWordsAreWithoutWhatDiffersByItself(t *testing.T) {
	t.Parallel()
	got := words("allow k9x2 to read, on your device? on http 127.0.0.1:4711")
	if want := []string{"allow", "device", "http", "on", "read", "to", "your"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}

func TestWordsOfScriptsWithoutSpaces(t *testing.T) {
	t.Parallel()
	usual, warned := words("允许 client 连接吗"), words("允许 client 连接吗 该地址是您设备上的程序")
	more := slices.DeleteFunc(warned, func(w string) bool { return slices.Contains(usual, w) })
	if len(more) < aSentence {
		t.Errorf("%q", more)
	}
}

func TestTheTargetsOwnHostsAreNoClients(t *testing.T) {
	t.Parallel()
	if says(without("at 127.0.0.1:8080/mcp", "http://127.0.0.1:8080", ""), "127.0.0.1").Holds {
		t.Error("the host of the resource was taken for the client's")
	}
	if !says(without("at 127.0.0.1:8080/mcp for 127.0.0.1:9", "http://127.0.0.1:8080"), "127.0.0.1").Holds {
		t.Error("the client's host was not seen beside that of the resource")
	}
}
