package expect_test

import (
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func answered(status int, body string) *wire.Exchange {
	return &wire.Exchange{Status: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: []byte(body)}
}

func toolText(text string) *wire.Exchange {
	return answered(200, `{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"`+text+`"}],"isError":true}}`)
}

func TestInternalsAreSeen(t *testing.T) {
	t.Parallel()
	for text, kind := range map[string]string{
		`Post \"http://protocol.internal/discover/new\": failed`: "a URL",
		`postgres://app:pw@db/main is not reachable`:             "a URL",
		`connect 192.0.2.17:5432`:                                "an IP address",
		`upstream api.internal.example:8443 failed`:              "a host with its port",
		`goroutine 12 [running]:`:                                "a stack trace",
		`Error\n    at Pool.connect (/srv/x/pool.js:45:11)`:      "a stack trace",
		`panic in handler.go:88`:                                 "a stack trace",
		`open /var/lib/app/keys.json`:                            "a file path",
		`connect ECONNREFUSED`:                                   "an error of the operating system",
		`dial tcp: lookup db`:                                    "an error of the operating system",
		`unexpected end of JSON input`:                           "an error of a parser",
		`Expecting value: line 1 column 1 (char 0)`:              "an error of a parser",
		`<html><body>502 Bad Gateway`:                            "a page of another server",
		`{\"detail\":\"http:\\/\\/10.0.0.1\\/x\"} was said`:      "a URL",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			m := expect.NothingInternal("mcp.example")
			g.Expect(toolText(text)).NotTo(m)
			g.Expect(m.Actual(toolText(text))).To(gomega.ContainSubstring(kind))
		})
	}
}

func TestPlainSentencesAreNotInternals(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"The service behind this tool is not available right now. Please try again later.",
		"Sorry: 3.5 of 10 requests at 12:30 failed; and/or retry in 30 s. (ref 4711-ab)",
		"See https://mcp.example/help or mcp.example:443.",
		"Version 1.2.3 is not supported, see section /a/b.",
		"The answer of the service was not valid JSON. Please try again later.",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			m := expect.NothingInternal("mcp.example")
			if ok, _ := m.Match(toolText(text)); !ok {
				t.Error(m.Actual(toolText(text)))
			}
		})
	}
}

func TestThePublicAddressIsNoInternal(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(toolText("see https://127.0.0.1:8787/mcp")).To(expect.NothingInternal("127.0.0.1:8787"))
	g.Expect(toolText("see http://127.0.0.1:9999/new")).NotTo(expect.NothingInternal("127.0.0.1:8787"))
}

func TestAdmitted(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(answered(200, `{"jsonrpc":"2.0","id":1,"result":{}}`)).To(expect.Admitted())
	g.Expect(answered(400, `{"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"version"}}`)).To(expect.Admitted())
	for name, refused := range map[string]*wire.Exchange{
		"401": answered(401, `{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no"}}`),
		"403": answered(403, `{"error":"insufficient_scope"}`), "html": answered(200, `<html>`),
		"500": answered(500, `{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"internal"}}`),
	} {
		if ok, _ := expect.Admitted().Match(refused); ok {
			t.Errorf("%s is admitted", name)
		}
	}
}
