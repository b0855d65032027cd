package resource_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

const listTools = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`

func TestEncodedName(t *testing.T) {
	t.Parallel()
	s := open(t)
	call := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get-items","arguments":{},` + modernMeta + `}}`
	for name, status := range map[string]int{
		"=?base64?Z2V0LWl0ZW1z?=": 200, "get-items": 200, "=?base64?ZWNobw==?=": 400, "=?base64?%%?=": 400, "=?BASE64?Z2V0LWl0ZW1z?=": 400,
	} {
		a := s.send("full", call, modern("tools/call"), header{"Mcp-Name": name})
		gomega.NewWithT(t).Expect(a.StatusCode).To(gomega.Equal(status), name+": "+string(a.body))
	}
}

func TestWithoutSessionsNothingIsResumed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := open(t).send("full", listTools, header{"Last-Event-ID": "1", "Mcp-Session-Id": "s"})
	g.Expect(a.StatusCode).To(gomega.Equal(200), string(a.body))
	g.Expect(a.Header.Get("Mcp-Session-Id")).To(gomega.BeEmpty())
}

func TestStreams(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := open(t, func(c *resource.Config) { c.Streams = true }).send("full", listTools)
	g.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("text/event-stream"))
	g.Expect(a.Header.Get("X-Accel-Buffering")).To(gomega.Equal("no"))
}

func TestWithoutHandshake(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) { c.Versions = []string{"2026-07-28"} })
	a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
"clientInfo":{"name":"t","version":"1"}}}`, header{"MCP-Protocol-Version": ""})
	g.Expect(a.StatusCode).To(gomega.Equal(400))
	g.Expect(string(a.body)).To(gomega.And(gomega.ContainSubstring(`"code":-32020`), gomega.ContainSubstring(`"supported":["2026-07-28"]`)))
	a = s.send("full", listTools, header{"MCP-Protocol-Version": "2025-11-25"})
	g.Expect(a.StatusCode).To(gomega.Equal(400))
	g.Expect(string(a.body)).To(gomega.ContainSubstring(`"code":-32022`))
}

func TestAMessageOutsideSessions(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := open(t, func(c *resource.Config) { c.Sessions = true }).send("full", listTools)
	g.Expect(a.StatusCode).To(gomega.Equal(400), string(a.body))
}
