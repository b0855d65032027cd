package tools

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// handleName is what handles for state are called, once the case and what joins words are gone. The id of a
// thing is none: others may well be shown the same thing.
var handleName = regexp.MustCompile(`(handle|(job|task|operation|session|state|run|execution|process)id|continuation)$`)

// exchange is a tool that gives a handle for state, and one that takes it.
type exchange struct {
	giver, taker string
	member       string // what the giver calls it
	parameter    string // what the taker calls it
}

// handed is a handle that was given, and the answer that it came in.
type handed struct {
	handle string
	result map[string]any
	answer *client.RPC
}

// handing finds two tools that may be called and that agree on a handle. It ends the check where there are
// none, or where the protocol has sessions in place of handles.
func handing(ctx context.Context, c *check.C) exchange {
	if v := c.Host().Session.Version; v < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, which keeps state in sessions", v)
	}
	onlyOwn(c)
	list := fixture.Tools.From(c)
	tried := 0
	for i := range list {
		parameter := handleParameter(&list[i])
		if parameter == "" {
			continue
		}
		for _, giver := range callable(list) {
			if giver == list[i].Name || tried == most {
				continue
			}
			tried++
			e := exchange{giver: giver, taker: list[i].Name, parameter: parameter}
			c.Step("call " + giver)
			if e.member = memberLike(parameter, resultOf(c.Host().CallTool(ctx, fixture.Bearer.From(c), giver, nil))); e.member != "" {
				return e
			}
		}
	}
	c.NotApplicable("no two tools that only read are such that one gives a handle and the other takes it")
	return exchange{}
}

// handleParameter is the one argument that a read-only tool requires, if it is called as handles are.
func handleParameter(t *client.Tool) string {
	required, ok := t.Required()
	if !ok || !t.ReadOnly() || len(required) != 1 || !handleName.MatchString(plain(required[0])) {
		return ""
	}
	return required[0]
}

// memberLike is the member of a result that holds a text and has the name, however it is spelled.
func memberLike(name string, result map[string]any) string {
	for member, value := range result {
		if text, ok := value.(string); ok && text != "" && plain(member) == plain(name) {
			return member
		}
	}
	return ""
}

func plain(name string) string {
	return strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(name))
}

// resultOf is what a tool that did its work answered as JSON.
func resultOf(answer *client.RPC) map[string]any {
	structured, texts := contentOf(answer)
	if !did(answer) {
		return nil
	}
	if result, ok := structured.(map[string]any); ok {
		return result
	}
	for _, text := range texts {
		var result map[string]any
		if json.Unmarshal([]byte(text), &result) == nil {
			return result
		}
	}
	return nil
}

// give has a user get a handle. Where none comes the check is blocked.
func (e exchange) give(ctx context.Context, c *check.C, p *client.Player, bearer string) handed {
	answer := p.CallTool(ctx, bearer, e.giver, nil)
	result := resultOf(answer)
	handle, _ := result[e.member].(string)
	c.Given(expect.Claim{Holds: handle != "", Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("a result with "+e.member), "tools.call.read-only")
	return handed{handle, result, answer}
}

// take asks for what a handle stands for.
func (e exchange) take(ctx context.Context, p *client.Player, bearer string, h handed) *client.RPC {
	return p.CallTool(ctx, bearer, e.taker, map[string]any{e.parameter: h.handle})
}

// refuses demands that a handle gets what one gets that nobody was given. Where that works too, and not
// in the same words, nothing can be told.
func (e exchange) refuses(ctx context.Context, c *check.C, p *client.Player, bearer string, h handed) {
	c.Step("call " + e.taker + " with a handle that nobody was given, and with that one")
	made := handed{handle: strings.Map(next, h.handle)}
	unknown, answer := e.take(ctx, p, bearer, made), e.take(ctx, p, bearer, h)
	if !did(unknown) {
		c.Expect(answer).To(expect.Any(expect.ToolError(), expect.RPCError(), expect.ClientError()))
		return
	}
	if did(answer) && strings.ReplaceAll(string(unknown.Result), made.handle, h.handle) != string(answer.Result) {
		c.NotApplicable("the tool %s does its work with a handle too that nobody was given", e.taker)
	}
}

// next is another letter or digit of the same kind.
func next(r rune) rune {
	switch {
	case r == 'z' || r == 'Z':
		return r - 25
	case r == '9':
		return '0'
	case 'a' <= r && r < 'z', 'A' <= r && r < 'Z', '0' <= r && r < '9':
		return r + 1
	}
	return r
}

// expires is when a result says that its handle ends; false where it does not say.
func (h handed) expires() (time.Time, bool) {
	for member, value := range h.result {
		text, ok := value.(string)
		if !ok || !slices.Contains([]string{"expiresat", "expires", "expiry", "validuntil"}, plain(member)) {
			continue
		}
		t, err := time.Parse(time.RFC3339, text)
		return t, err == nil
	}
	return time.Time{}, false
}
