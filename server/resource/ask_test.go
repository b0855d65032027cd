package resource_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

const (
	askable   = `{"elicitation":{"form":{}}}`
	unaskable = `{}`
	accepted  = `,"inputResponses":{"answer":{"action":"accept","content":{"item":"item-2"}}}`
)

// asking is a site with a tool that asks, whose clock is that of the test.
func asking(t *testing.T, now *time.Time) *site {
	t.Helper()
	return open(t, func(c *resource.Config) {
		c.Tools = []resource.Tool{resource.ChooseItem()}
		c.Now = func() time.Time { return *now }
	})
}

// choose calls the tool by the rules of MCP 2026-07-28, with more members of params.
func (s *site) choose(token, capabilities, more string) answer {
	s.t.Helper()
	return s.send(token, `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"choose-item","arguments":{}`+more+`,
		"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":`+capabilities+`}}}`,
		header{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "choose-item"})
}

// state is the requestState of an answer that asks, as a member to bring back.
func state(g *gomega.WithT, a answer) string {
	var r struct {
		ResultType string
		State      string                     `json:"requestState"`
		Requests   map[string]json.RawMessage `json:"inputRequests"`
	}
	g.ExpectWithOffset(1, a.StatusCode).To(gomega.Equal(http.StatusOK), string(a.body))
	g.ExpectWithOffset(1, json.Unmarshal(a.rpc.Result, &r)).To(gomega.Succeed())
	g.ExpectWithOffset(1, r.ResultType).To(gomega.Equal("input_required"))
	g.ExpectWithOffset(1, r.Requests).To(gomega.HaveKey("answer"))
	return `,"requestState":"` + r.State + `"`
}

func TestAToolAsksAndIsAnswered(t *testing.T) {
	t.Parallel()
	g, now := gomega.NewWithT(t), time.Now()
	s := asking(t, &now)
	brought := state(g, s.choose("full", askable, ""))
	r := s.choose("full", askable, brought+accepted).tool(g)
	g.Expect(r.IsError).To(gomega.BeFalse())
	g.Expect(r.Structured["item"]).To(gomega.HaveKeyWithValue("id", "item-2"))
	declined := s.choose("full", askable, brought+`,"inputResponses":{"answer":{"action":"decline"}}`).tool(g)
	g.Expect(declined.IsError).To(gomega.BeTrue())
	unknown := s.choose("full", askable, brought+strings.ReplaceAll(accepted, "item-2", "item-9")).tool(g)
	g.Expect(unknown.IsError).To(gomega.BeTrue())
	state(g, s.choose("full", askable, brought)) // without an answer it asks again
}

func TestAStateIsOfOneCallForAWhile(t *testing.T) {
	t.Parallel()
	g, now := gomega.NewWithT(t), time.Now()
	s := asking(t, &now)
	brought := state(g, s.choose("full", askable, ""))
	for name, a := range map[string]answer{
		"of another user": s.choose("bob", askable, brought+accepted),
		"made up":         s.choose("full", askable, `,"requestState":"bm90aGluZw"`+accepted),
		"changed":         s.choose("full", askable, strings.Replace(brought, `:"`, `:"A`, 1)+accepted),
	} {
		g.Expect(a.StatusCode).To(gomega.Equal(http.StatusBadRequest), name)
		g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32602), name)
	}
	now = now.Add(11 * time.Minute)
	g.Expect(s.choose("full", askable, brought+accepted).StatusCode).To(gomega.Equal(http.StatusBadRequest))
}

func TestAClientThatCannotAskIsTold(t *testing.T) {
	t.Parallel()
	g, now := gomega.NewWithT(t), time.Now()
	s := asking(t, &now)
	a := s.choose("full", unaskable, "")
	g.Expect(a.StatusCode).To(gomega.Equal(http.StatusBadRequest))
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32021))
	g.Expect(string(a.body)).To(gomega.ContainSubstring(`"data":{"requiredCapabilities":{"elicitation":{"form":{}}`))
	g.Expect(s.choose("full", `{"elicitation":{"url":{}}}`, "").StatusCode).To(gomega.Equal(http.StatusBadRequest))
	g.Expect(s.choose("full", `{"elicitation":{}}`, "").StatusCode).To(gomega.Equal(http.StatusOK))
	r := s.call("full", "choose-item", `{}`).tool(g)
	g.Expect(r.IsError).To(gomega.BeTrue())
	g.Expect(r.Content[0].Text).To(gomega.ContainSubstring("cannot show"))
}
