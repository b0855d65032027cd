package expect

import (
	"errors"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// came makes an exchange of status, body and header lines given as name, value, name, value.
func came(status int, body string, header ...string) *wire.Exchange {
	ex := &wire.Exchange{N: 1, URL: "https://as.example/authorize", Status: status, Header: http.Header{}, Body: []byte(body)}
	for i := 0; i+1 < len(header); i += 2 {
		ex.Header.Add(header[i], header[i+1])
	}
	if ex.Header.Get("Content-Type") == "" && body != "" {
		ex.Header.Set("Content-Type", "application/json")
	}
	return ex
}

func broken(text string) *wire.Exchange {
	return &wire.Exchange{N: 1, Err: &wire.Error{Kind: wire.KindReset, Text: text}}
}

// sse is a stream with the given events.
func sse(data ...string) *wire.Exchange {
	ex := came(200, "", "Content-Type", "text/event-stream")
	for _, d := range data {
		ex.Events = append(ex.Events, wire.Event{Name: "message", Data: []byte(d)})
	}
	return ex
}

func location(status int, to string) *wire.Exchange { return came(status, "", "Location", to) }

func challenged(status int, challenge string) *wire.Exchange {
	return came(status, "", "WWW-Authenticate", challenge)
}

const (
	tokens  = `{"access_token":"a1","token_type":"Bearer","expires_in":3600,"refresh_token":null,"scope":""}`
	grant   = `{"error":"invalid_grant","error_description":"the code was used"}`
	result  = `{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}`
	toolBad = `{"jsonrpc":"2.0","id":1,"result":{"isError":true,"content":[{"type":"text","text":"no backend"}]}}`
	toolOK  = `{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"hello"}]}}`
	unknown = `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"unknown tool"}}`
	notice  = `{"jsonrpc":"2.0","method":"notifications/message","params":{}}`
)

func TestMatchers(t *testing.T) {
	t.Parallel()
	reset, fault, limited := broken("connection reset"), came(500, "oops", "Content-Type", "text/plain"), came(429, "")
	for name, c := range map[string]struct {
		matcher  Matcher
		expected string
		yes, no  []*wire.Exchange
	}{
		"status":        {Status(200, 201), "status 200 or 201", []*wire.Exchange{came(200, ""), came(201, "")}, []*wire.Exchange{came(202, ""), reset, fault}},
		"status, fault": {Status(500), "status 500", []*wire.Exchange{fault}, []*wire.Exchange{reset}},
		"client error":  {ClientError(), "a 4xx answer", []*wire.Exchange{came(400, ""), came(499, "")}, []*wire.Exchange{came(200, ""), limited, fault, reset}},
		"media type":    {MediaType("text/html"), "Content-Type text/html", []*wire.Exchange{came(200, "", "Content-Type", "Text/HTML; charset=x")}, []*wire.Exchange{came(200, "{}"), came(200, ""), reset}},
		"header":        {Header("Cache-Control", "no-store"), "header Cache-Control: no-store", []*wire.Exchange{came(200, "", "Cache-Control", "no-store")}, []*wire.Exchange{came(200, ""), reset}},
		"header, gomega": {Header("cache-control", gomega.ContainSubstring("no-store")), "header cache-control: contain substring no-store",
			[]*wire.Exchange{came(200, "", "Cache-Control", "private", "Cache-Control", "no-store")}, []*wire.Exchange{came(200, "", "Cache-Control", "private")}},
		"json": {JSON(), "200 with a JSON object", []*wire.Exchange{came(200, "{}"), came(200, ` {"a":1}`, "Content-Type", "application/json;charset=UTF-8")},
			[]*wire.Exchange{came(200, "[]"), came(200, "{}", "Content-Type", "text/html"), came(201, "{}"), came(200, "{} x"), came(200, ""), reset}},
		"member": {HasMember("access_token"), "a JSON object with access_token", []*wire.Exchange{came(200, tokens)}, []*wire.Exchange{came(200, grant), came(200, "x"), reset}},
		"null":   {HasMember("refresh_token"), "a JSON object with refresh_token", nil, []*wire.Exchange{came(200, tokens)}},
		"typed": {MemberOfType("expires_in", "number"), "a JSON object with expires_in, a number", []*wire.Exchange{came(200, tokens)},
			[]*wire.Exchange{came(200, `{"expires_in":"3600"}`), came(200, grant)}},
		"typed, empty": {MemberOfType("scope", "string"), "a JSON object with scope, a string", []*wire.Exchange{came(200, `{"scope":"x"}`)}, []*wire.Exchange{came(200, tokens)}},
		"equal": {Member("active", false), "active false", []*wire.Exchange{came(200, `{"active":false}`)},
			[]*wire.Exchange{came(200, `{"active":true}`), came(200, `{"active":"false"}`), came(200, "{}")}},
		"equal, number": {Member("expires_in", 3600), "expires_in 3600", []*wire.Exchange{came(200, tokens)}, []*wire.Exchange{came(200, `{"expires_in":3601}`)}},
		"only": {OnlyMembers("active"), "a JSON object with nothing but active", []*wire.Exchange{came(200, `{"active":false}`), came(200, "{}")},
			[]*wire.Exchange{came(200, `{"active":false,"sub":"x"}`), came(200, "")}},
		"no null":     {NoNullMembers(), "a JSON object without null members", []*wire.Exchange{came(201, `{"client_id":"x"}`)}, []*wire.Exchange{came(200, tokens), came(200, "")}},
		"oauth error": {OAuthError(400, "invalid_grant"), "400 invalid_grant", []*wire.Exchange{came(400, grant)}, []*wire.Exchange{came(401, grant), came(400, `{"error":"invalid_client"}`), came(400, ""), reset, limited}},
		"oauth error, any": {OAuthErrorIn([]int{400, 401}), "400 or 401 with an OAuth error", []*wire.Exchange{came(400, grant), came(401, grant)},
			[]*wire.Exchange{came(403, grant), came(400, `{"error":{"code":1}}`)}},
		"refusal": {Refusal("invalid_grant", "invalid_client"), "a refusal with invalid_grant or invalid_client", []*wire.Exchange{came(403, grant)},
			[]*wire.Exchange{came(500, grant), came(429, grant), came(200, grant), came(302, grant), reset}},
		"unauthorized": {Unauthorized("invalid_token"), `401 with a Bearer challenge, error="invalid_token"`,
			[]*wire.Exchange{challenged(401, `Bearer realm="x, y", error="invalid_token", error_description="a \"b\""`), challenged(401, "Basic realm=\"b\", bearer ERROR=invalid_token")},
			[]*wire.Exchange{challenged(401, "Bearer"), challenged(403, `Bearer error="invalid_token"`), challenged(401, `DPoP error="invalid_token"`), came(401, ""), reset}},
		"challenged": {Unauthorized(""), "401 with a Bearer challenge", []*wire.Exchange{challenged(401, "Bearer"), challenged(401, `Bearer resource_metadata="https://h/x"`)},
			[]*wire.Exchange{challenged(401, `Bearer error="invalid_token"`), came(401, "")}},
		"redirect with": {RedirectsWith("state", "s1"), "a redirect with state=s1", []*wire.Exchange{location(302, "https://h/cb?state=s1&code=x"), location(303, "/cb#state=s1")},
			[]*wire.Exchange{location(302, "https://h/cb?state=s2"), location(302, "https://h/cb?state=s1&state=s1"), location(200, "https://h/cb?state=s1"), came(302, ""), reset}},
		"redirect, any": {RedirectsWith("code", ""), "a redirect with code", []*wire.Exchange{location(302, "https://h/cb?code=x")}, []*wire.Exchange{location(302, "https://h/cb?code=")}},
		"redirect to": {RedirectsTo("https://h/cb"), "a redirect to https://h/cb", []*wire.Exchange{location(302, "https://h/cb?x=y")},
			[]*wire.Exchange{location(302, "https://h/cb/evil"), location(302, "https://h.evil/cb"), location(302, "http://h/cb")}},
		"not redirected": {NotRedirectedTo("https://h/cb"), "no redirect to https://h/cb", []*wire.Exchange{came(400, ""), location(302, "/error")},
			[]*wire.Exchange{location(302, "https://h/cb?error=x"), reset, fault, limited}},
		"rpc result": {RPCResult(), "a JSON-RPC result", []*wire.Exchange{came(200, result), sse(notice, toolBad, notice)}, []*wire.Exchange{came(200, unknown), came(404, result), sse(notice), came(200, "{}"), reset}},
		"tool result": {ToolResult(), "a tool result without isError", []*wire.Exchange{came(200, toolOK), sse(toolOK)},
			[]*wire.Exchange{came(200, toolBad), came(200, unknown)}},
		"tool error": {ToolError(), "a tool result with isError", []*wire.Exchange{came(200, toolBad)}, []*wire.Exchange{came(200, toolOK), came(500, toolBad), reset}},
		"rpc error":  {RPCError(-32602, -32601), "a JSON-RPC error -32602 or -32601", []*wire.Exchange{came(200, unknown), came(400, unknown), sse(unknown)}, []*wire.Exchange{came(200, result), came(503, unknown), reset}},
		"rpc error, any": {RPCError(), "a JSON-RPC error", []*wire.Exchange{came(200, unknown)},
			[]*wire.Exchange{came(200, `{"jsonrpc":"2.0","error":{"code":"x"}}`), came(200, `{"error":{"code":1}}`), came(400, grant)}},
		"all": {All(Status(200), HasMember("active")), "status 200 and a JSON object with active", []*wire.Exchange{came(200, `{"active":true}`)}, []*wire.Exchange{came(200, "{}"), came(400, `{"active":true}`)}},
		"any": {Any(Status(401), Member("active", false)), "status 401 or active false", []*wire.Exchange{came(401, ""), came(200, `{"active":false}`)}, []*wire.Exchange{came(200, "{}"), reset}},
		"not": {Not(HasMember("sub")), "not a JSON object with sub", []*wire.Exchange{came(200, "{}"), came(401, "")}, []*wire.Exchange{came(200, `{"sub":"x"}`), reset, fault, limited}},
		"no things": {NotContainAnyOf(Thing{"the backend's address", "10.0.0.5:9000/x"}, Thing{"a stack trace", "goroutine 1"}, Thing{"nothing", ""}),
			"an answer without the backend's address, a stack trace or nothing", []*wire.Exchange{came(200, toolBad), came(200, "")},
			[]*wire.Exchange{came(200, "dial 10.0.0.5:9000/x"), came(500, "goroutine 1 [running]"), came(200, `{"e":"10.0.0.5:9000\/x"}`), came(200, "", "X-Upstream", "http://10.0.0.5:9000/x"), came(200, "10.0.0.5%3A9000%2Fx"), reset}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			g.Expect(c.matcher.Expected()).To(gomega.Equal(c.expected))
			for i, ex := range c.yes {
				g.Expect(c.matcher.Match(ex)).To(gomega.BeTrue(), "yes %d: %s", i, c.matcher.Actual(ex))
			}
			for i, ex := range c.no {
				g.Expect(c.matcher.Match(ex)).To(gomega.BeFalse(), "no %d: %s", i, c.matcher.Actual(ex))
				actual := c.matcher.Actual(ex)
				g.Expect(actual).NotTo(gomega.Or(gomega.BeEmpty(), gomega.ContainSubstring("\n")))
				g.Expect(c.matcher.FailureMessage(ex)).To(gomega.Equal("expected " + c.expected + ", got " + actual))
				g.Expect(c.matcher.NegatedFailureMessage(ex)).NotTo(gomega.BeEmpty())
			}
		})
	}
}

func TestActual(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		matcher Matcher
		came    *wire.Exchange
		want    string
	}{
		{Refusal("invalid_grant"), came(200, tokens), "200 with an access_token"},
		{Refusal("invalid_grant"), came(400, grant), `400 invalid_grant ("the code was used")`},
		{Refusal("invalid_grant"), broken("connection reset"), "no usable refusal: connection reset"},
		{Refusal("invalid_grant"), came(500, "oops\nat line 1", "Content-Type", "text/plain"), `no usable refusal: 500 text/plain "oops at line 1"`},
		{Status(401), came(429, ""), "no usable refusal: 429 without a body"},
		{Status(200), broken("connection reset"), "connection reset"},
		{Status(200), came(204, ""), "204 without a body"},
		{Status(200), location(302, "https://h/cb?state=s&code=c#x=y"), "302 to https://h/cb with code, state, x"},
		{Status(200), location(302, "/cb?error=access_denied&state=s"), "302 to https://as.example/cb with error=access_denied, state"},
		{Status(200), location(302, "https://h/"), "302 to https://h/"},
		{Status(200), came(400, "<html><TITLE>Bad\n client</title>", "Content-Type", "text/html"), `400 text/html "Bad client"`},
		{Status(200), came(400, "{", "Content-Type", "application/json"), `400 application/json that is not JSON "{"`},
		{Status(200), came(400, "{}"), "400 with an empty JSON object"},
		{Status(200), came(400, `{"b":1,"a":2}`), "400 with a JSON object of a, b"},
		{Status(200), came(400, `{"active":true,"sub":"x"}`), "400 with active true"},
		{Status(200), challenged(401, "Basic x"), "401 without a Bearer challenge"},
		{Status(200), came(401, ""), "401 without WWW-Authenticate"},
		{Unauthorized("invalid_token"), challenged(401, `Bearer error="invalid_request"`), `401 with a Bearer challenge, error="invalid_request"`},
		{Unauthorized("invalid_token"), came(200, result), "200 with a JSON-RPC result of tools"},
		{ToolError(), came(200, toolOK), "200 with a JSON-RPC result of content"},
		{RPCResult(), came(200, toolBad), `200 with a tool result that isError ("no backend")`},
		{RPCResult(), sse(notice, unknown), `200 with JSON-RPC error -32602 ("unknown tool")`},
		{HasMember("id"), came(200, tokens), "200 with an access_token, no id"},
		{HasMember("refresh_token"), came(200, tokens), "200 with refresh_token null"},
		{MemberOfType("expires_in", "string"), came(200, tokens), "200 with expires_in 3600"},
		{NoNullMembers(), came(200, tokens), "200 with null in refresh_token"},
		{Header("Cache-Control", "no-store"), came(200, ""), "200 without Cache-Control"},
		{Header("Cache-Control", "no-store"), came(200, "", "Cache-Control", "private"), "200 with Cache-Control: private"},
		{NotContainAnyOf(Thing{"the Privy token", "p1"}), came(200, "x p1 y"), "200 with a body of application/json that contains the Privy token"},
		{All(Status(200), HasMember("x")), came(200, "{}"), "200 with an empty JSON object, no x"},
	} {
		gomega.NewWithT(t).Expect(c.matcher.Actual(c.came)).To(gomega.Equal(c.want))
	}
}

// holder embeds an exchange as the client's answers do.
type holder struct{ *wire.Exchange }

func TestWhatHoldsAnAnswer(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(holder{came(200, "")}).To(Status(200))
	g.Expect(&holder{came(200, "")}).To(Status(200))
	g.Expect(came(200, "")).To(Status(200))
	for _, wrong := range []any{nil, 7, (*wire.Exchange)(nil), (*holder)(nil), holder{}} {
		for _, m := range []Matcher{Status(200), Not(Status(200)), All(Status(200)), Any(Status(200))} {
			_, err := m.Match(wrong)
			g.Expect(err).To(gomega.HaveOccurred())
			g.Expect(m.Actual(wrong)).NotTo(gomega.BeEmpty())
		}
	}
}

func TestLongTextsAreCut(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(short("é" + longer)).To(gomega.And(gomega.HaveSuffix("…"), gomega.HavePrefix("é")))
	g.Expect(len(short(longer))).To(gomega.BeNumerically("<=", 120+len("…")))
	w := wire.New(wire.Options{})
	w.Taint("token", longer)
	g.Expect(w.Redact(short("it says "+longer))).To(gomega.MatchRegexp(`^it says «token:\w+»…$`), "what is cut off is still known")
}

var longer = func() string {
	text := ""
	for i := range 300 {
		text += string(rune('a' + i*7%26))
	}
	return text
}()

func TestErrorsThatAreNotOurs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ex := &wire.Exchange{Err: errors.New("line one\nline two")}
	g.Expect(Status(200).Match(ex)).To(gomega.BeFalse())
	g.Expect(Describe(ex)).To(gomega.Equal("line one line two"))
}
