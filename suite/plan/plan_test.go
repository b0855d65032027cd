package plan_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	_ "github.com/mcpconform/mcpconform/suite/checks" // the catalogue
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/plan"
	"github.com/mcpconform/mcpconform/suite/play"
)

// protected is what a look shows of a server with a login.
func protected() play.Outlook {
	return play.Outlook{Probed: &fixture.Probed{}, Server: &client.ServerMetadata{RegistrationEndpoint: "https://mcp.acme.example/register"}}
}

// everything are the options of a play of all checks with all that a user can give.
func everything(t *testing.T) play.Options {
	t.Helper()
	at, err := url.Parse("https://mcp.acme.example/mcp")
	if err != nil {
		t.Fatal(err)
	}
	o := play.Options{Target: at, Checks: check.All(), Control: control{}, Intrusive: true, Budget: 2 * time.Minute}
	o.Means.Driver, o.Means.Accounts = login.Form{}, make([]login.Account, 2)
	return o
}

// control is the target control of a server that is not there.
type control struct{ play.Controller }

func TestWhoGivesEverythingHasEverythingPlayed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p := plan.Of(everything(t), protected())
	g.Expect(p.Checks).To(gomega.Equal(len(check.All())))
	g.Expect(p.LeftOut).To(gomega.BeEmpty())
	g.Expect(p.Cost.Logins).To(gomega.BeNumerically(">", 100))
	g.Expect(p.Cost.Clients).To(gomega.BeNumerically(">", 10))
}

func TestWhatIsNotGivenIsLeftOut(t *testing.T) {
	t.Parallel()
	for why, change := range map[string]func(*play.Options, *play.Outlook){
		"for bursts of requests (--intrusive)":                           func(o *play.Options, _ *play.Outlook) { o.Intrusive = false },
		"for want of control over the target (--control)":                func(o *play.Options, _ *play.Outlook) { o.Control = nil },
		"for want of a second account (--user-2)":                        func(o *play.Options, _ *play.Outlook) { o.Means.Accounts = o.Means.Accounts[:1] },
		"because nobody logs in":                                         func(o *play.Options, _ *play.Outlook) { o.Means.Driver = nil },
		"because a ready token was given, and no fresh grant can be had": func(o *play.Options, _ *play.Outlook) { o.Means.Driver, o.Means.Token = nil, "ready" },
		"not selected":                         func(o *play.Options, _ *play.Outlook) { o.Checks, o.LeftOut = o.Checks[1:], o.Checks[:1] },
		"because the server asks for no login": func(_ *play.Options, s *play.Outlook) { s.Probed.Open = true },
	} {
		t.Run(why, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			o, seen := everything(t), protected()
			all := plan.Of(o, seen)
			change(&o, &seen)
			p := plan.Of(o, seen)
			g.Expect(p.LeftOut).To(gomega.HaveLen(1))
			g.Expect(p.LeftOut[0].Why).To(gomega.Equal(why))
			g.Expect(p.Checks + p.LeftOut[0].Checks).To(gomega.Equal(all.Checks))
			g.Expect(p.Cost.Requests).To(gomega.BeNumerically("<", all.Cost.Requests))
			if o.Means.Driver == nil || seen.Probed.NoLogin() {
				g.Expect([]int{p.Cost.Logins, p.Cost.Grants}).To(gomega.Equal([]int{0, 0}))
			}
		})
	}
}

func TestLimitsArePartOfThePlan(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	o, seen := everything(t), protected()
	o.Logins, o.Grants = 20, 10
	seen.Server.RegistrationEndpoint = ""
	p := plan.Of(o, seen)
	g.Expect([]int{p.Cost.Logins, p.Cost.Grants, p.Cost.Clients}).To(gomega.Equal([]int{20, 10, 0}))
	g.Expect(p.String()).To(gomega.ContainSubstring("\n  logins    20, from which no more than 10 grants come\n"))
	o.Grants = 0
	g.Expect(plan.Of(o, seen).Cost.Grants).To(gomega.Equal(20), "a login brings one grant at most")
	o.Means.Driver = nil
	g.Expect(plan.Of(o, seen).Cost.Tokens).To(gomega.Equal(0), "and a token needs a grant")
}

// A terminal obeys what a server calls its tools, or a file its arguments.
func TestNothingInAPlanIsAnOrderToTheTerminal(t *testing.T) {
	t.Parallel()
	yes := true
	o, seen := everything(t), protected()
	o.Means.Allowed = map[string]map[string]any{"note": {"text": "a\u009b2J\u202e\U000E0001"}}
	seen.Probed.Listed = []client.Tool{
		{Name: "hel\x1b[2Jlo", Annotations: client.Annotations{ReadOnly: &yes}, InputSchema: []byte(`{"type":"object"}`)},
		{Name: "note", Named: true},
	}
	text := plan.Of(o, seen).String()
	gomega.NewWithT(t).Expect(text).To(gomega.And(
		gomega.ContainSubstring(`"hel\x1b[2Jlo", as they say`), gomega.ContainSubstring(`note {"text":"a\u009b2J\u202e\udb40\udc01"}`)))
}

// A server to which clients come with a document has more to be judged, and so has one whose tools all can see.
func TestAPlanRestsOnWhatWasSeen(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	usual := plan.Of(everything(t), protected()).Cost
	documents, open := protected(), protected()
	documents.Server.CIMD = true
	g.Expect(plan.Of(everything(t), documents).Cost.Logins).To(gomega.BeNumerically(">", usual.Logins))
	open.Probed.Listed = []client.Tool{{Name: "hello"}}
	g.Expect(plan.Of(everything(t), open).Cost.Calls).To(gomega.BeNumerically(">", usual.Calls))
}

func TestAPlanIsAFewLines(t *testing.T) {
	t.Parallel()
	yes := true
	p := &plan.Plan{Target: "https://mcp.acme.example/mcp", Checks: 352, Hidden: true, Budget: 2 * time.Minute}
	p.Cost = plan.Cost{Cost: client.Cost{Clients: 13, Logins: 151, Grants: 105, Tokens: 98, Calls: 93}, Requests: 1351}
	small := &plan.Plan{Target: "https://mcp.acme.example/mcp", Checks: 1, Budget: 90 * time.Second, Rate: 5}
	small.Cost.Calls, small.Cost.Requests = 1, 30
	small.LeftOut = []plan.LeftOut{{Checks: 1, Why: "for bursts of requests (--intrusive)"}, {Checks: 350, Why: "not selected"}}
	named, seen := everything(t), protected()
	named.Means.Allowed = map[string]map[string]any{"create_note": {"text": "a"}, "gone": nil}
	seen.Probed.Listed = []client.Tool{
		{Name: "hello", Annotations: client.Annotations{ReadOnly: &yes}, InputSchema: []byte(`{"type":"object"}`)},
		{Name: "create_note", Named: true},
	}
	calls := plan.Of(named, seen)
	calls.Cost, calls.Checks = plan.Cost{Cost: client.Cost{Calls: 5}}, 2
	for text, p := range map[string]*plan.Plan{
		`mcpconform is about to play 352 checks against https://mcp.acme.example/mcp. Of the reference server they take at most:
  logins    151, from which 105 grants and 98 tokens come (--logins and --grants set a limit for any server)
  clients   13 registered, and deleted again where the server lets it
  tools     those that say they only read and need no arguments; 93 calls
  requests  1351, in no more than 2m (--budget)
`: p,
		`mcpconform is about to play 1 check against https://mcp.acme.example/mcp. Of the reference server they take at most:
  logins    none
  tools     none is called: none says that it only reads and needs no arguments, and the configuration names none
  requests  30, in no more than 1m30s (--budget); at --rps 5 they take 6s
  left out  1 check for bursts of requests (--intrusive), 350 not selected
`: small,
		`mcpconform is about to play 2 checks against https://mcp.acme.example/mcp. Of the reference server they take at most:
  logins    none
  tools     hello, as they say they only read and need no arguments; create_note {"text":"a"}, as it is configured; 5 calls
  requests  0, in no more than 2m (--budget)
`: calls,
	} {
		gomega.NewWithT(t).Expect(p.String()).To(gomega.Equal(text))
	}
}
