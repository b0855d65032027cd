package login_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
)

// next is what the plan for a page does, in a few words.
func next(t *testing.T, body string, a login.Answers) string {
	t.Helper()
	from, err := url.Parse("https://as.example/authorize?x=1")
	if err != nil {
		t.Fatal(err)
	}
	plan, reason := login.ParsePage("<title>T</title>"+body, from, a.Script).Next(a)
	switch {
	case plan == nil:
		return reason
	case plan.Link != nil:
		return "link " + plan.Link.URL.String()
	case plan.Refresh != nil:
		return "refresh " + plan.Refresh.String()
	}
	did := ""
	for _, c := range plan.Form.Controls {
		if typed, ok := plan.Fill[c]; ok {
			did += c.Name + "=" + typed + " "
		}
	}
	for _, c := range plan.Tick {
		did += "tick " + c.Name + c.Value + " "
	}
	if plan.Press != nil {
		did += "press " + plan.Press.Text + plan.Press.Value
	}
	if at := plan.Form.Action; at != nil && at.Path != from.Path {
		did += " at " + at.Path
	}
	return did
}

func TestFieldsAreRecognized(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`<form><input type=email name=a><button>Go</button></form>`:                                                                                                                        "a=alice@example.com press Go",
		`<form><input name=user_name><input type=password name=p><button>Log in</button></form>`:                                                                                           "user_name=alice@example.com p=424242 press Log in",
		`<form><input required type=text name=login placeholder="Enter any login"><input required type=password name=password><button>Sign-in</button></form><a href=abort>[ Cancel ]</a>`: "login=alice@example.com password=424242 press Sign-in",
		`<form><input name=x autocomplete="section-1 one-time-code"></form>`:                                                                                                               "x=424242 ",
		`<form><input name=x placeholder="Enter the code we sent to your e-mail"></form>`:                                                                                                  "x=424242 ",
		`<form><label>E-mail address <input name=x></label></form>`:                                                                                                                        "x=alice@example.com ",
		`<form><input type=tel name=verificationCode></form>`:                                                                                                                              "verificationCode=424242 ",
		`<input name=email form=f><form id=f><button>Next</button></form>`:                                                                                                                 "email=alice@example.com press Next",
		`<form><input name=email style="display: none"><input name=code><button>Go</button></form>`:                                                                                        "code=424242 press Go",
		`<form><input name=email><input type=checkbox name=terms required value=1><button>Go</button></form>`:                                                                              "email=alice@example.com tick terms1 press Go",
		`<form><input name=q type=search><button>Search</button></form><form><input name=email></form>`:                                                                                    "email=alice@example.com ",
		`<form><input name=email><button>Change</button></form><form><input name=otp><button>Resend code</button><button>Verify</button></form>`:                                           "otp=424242 press Verify",
		`<form><input name=d1 maxlength=1><input name=d2 maxlength=1><input name=d3 maxlength=1><input name=d4 maxlength=1><input name=d5 maxlength=1><input name=d6 maxlength=1></form>`:  "d1=4 d2=2 d3=4 d4=2 d5=4 d6=2 ",
		`<form><button name=idp value=google>Continue with Google</button></form><form><input type=email name=e><button>Continue</button></form>`:                                          "e=alice@example.com press Continue",
		`<form><label>Identifiant <input name=a></label><input type=password name=b><button>Se connecter</button></form>`:                                                                  "a=alice@example.com b=424242 press Se connecter",
		`<form><input name=a placeholder=you@here.example><input type=password name=b><button>Go</button></form>`:                                                                          "a=alice@example.com b=424242 press Go",
		`<form><input name=a><input name=tenant><input type=password name=b><button>Go</button></form>`:                                                                                    "b=424242 press Go",
		`<form><label>メールアドレス<input name=a></label><button>次へ</button></form>`:                                                                                                             "a=alice@example.com press 次へ",
		`<form><label>Bestätigungscode <input name=a></label><button>Weiter</button></form>`:                                                                                               "a=424242 press Weiter",
		`<form><input name=email disabled></form>`:                                                                                                                                         "there is nothing to fill in or to press on the page: “T”",
	} {
		gomega.NewWithT(t).Expect(next(t, body, login.Answers{Account: alice})).To(gomega.Equal(want), body)
	}
}

func TestConsentIsAllowedAndDenied(t *testing.T) {
	t.Parallel()
	const script = "the page needs a browser (script): “T”"
	for body, want := range map[string][2]string{
		`<form><button>Deny</button><button>Approve</button></form>`:                                                             {"press Approve", "press Deny"},
		`<form><input type=submit value="Don't allow"><input type=submit value=Allow></form>`:                                    {"press Allow", "press Don't allow"},
		`<form action=/authorize><button name=consent value=false>Ok</button><button name=consent value=true>Ok</button></form>`: {"press Oktrue", "press Okfalse"},
		`<form action=/x/accept><button>Ok</button></form><form action=/x/reject><button>Ok</button></form>`:                     {"press Ok at /x/accept", "press Ok at /x/reject"},
		`<form><button>Continue</button></form><a href="/out?error=access_denied">Cancel</a>`:                                    {"press Continue", "link https://as.example/out?error=access_denied"},
		`<form><input type=hidden name=prompt value=consent><button>Continue</button></form><a href="/abort">[ Cancel ]</a>`:     {"press Continue", "link https://as.example/abort"},
		`<a href=/yes>Yes, allow</a> <a href=/no>No</a>`:                                                                         {"link https://as.example/yes", "link https://as.example/no"},
		`<form><input type=radio name=d value=no><input type=radio name=d value=yes checked><button>Submit</button></form>`:      {"tick dyes press Submit", "tick dno press Submit"},
		`<form><input type=checkbox name=scope value=read><button>Grant</button><button>Cancel</button></form>`:                  {"tick scoperead press Grant", "press Cancel"},
		`<form><button>Continue</button></form>`:                                                                                 {"press Continue", "press Continue"},
		`<form><input name=email><button>Reject</button><button>Log in and allow</button></form>`:                                {"email=alice@example.com press Log in and allow", "email=alice@example.com press Reject"},
		`<form><input name=email><button>Cancel</button><button>Next</button></form>`:                                            {"email=alice@example.com press Next", "email=alice@example.com press Next"},
		`<form><input type=hidden name=a value=b></form><script>document.forms[0].submit()</script>`:                             {"", ""},
		`<form><button>Ablehnen</button><button>Zulassen</button></form>`:                                                        {"press Zulassen", "press Ablehnen"},
		`<form><button>Ne pas autoriser</button><button>Autoriser l’accès</button></form>`:                                       {"press Autoriser l’accès", "press Ne pas autoriser"},
		`<form><button>Cancelar</button><button>Sí, permitir</button></form>`:                                                    {"press Sí, permitir", "press Cancelar"},
		`<form><button>拒否</button><button>許可する</button></form>`:                                                                  {"press 許可する", "press 拒否"},
		`<form hidden><button>Allow</button><button>Deny</button></form><script></script>`:                                       {script, script},
	} {
		g := gomega.NewWithT(t)
		g.Expect(next(t, body, login.Answers{Account: alice})).To(gomega.Equal(want[0]), body)
		g.Expect(next(t, body, login.Answers{Account: alice, Deny: true})).To(gomega.Equal(want[1]), "deny: "+body)
	}
}

func TestAButtonIsAGuessWhereSeveralSayNothing(t *testing.T) {
	t.Parallel()
	for body, guess := range map[string]bool{
		`<form><button>Hylkää</button><button>Salli</button></form>`:                                      true,
		`<form><button>Hylkää</button></form><form><button>Salli</button></form>`:                         true,
		`<form><button>Salli</button></form>`:                                                             false,
		`<form><button name=d value=deny>Hylkää</button><button name=d value=allow>Salli</button></form>`: false,
		`<form><button>Continue</button><button>Deny</button></form>`:                                     false,
		`<form><input type=email name=a><button>Toinen</button><button>Jatka</button></form>`:             false,
	} {
		plan, _ := login.ParsePage(body, &url.URL{}, false).Next(login.Answers{Account: alice})
		gomega.NewWithT(t).Expect(plan.Guess).To(gomega.Equal(guess), body)
	}
}

func TestScriptsMakeADifference(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	loose := `<script></script><noscript>Please enable scripts</noscript><div><input name=email><button type=button>Next</button></div>`
	g.Expect(next(t, loose, login.Answers{Account: alice})).To(gomega.Equal("the page needs a browser (script): “Please enable scripts Next”"))
	g.Expect(next(t, loose, login.Answers{Account: alice, Script: true})).To(gomega.Equal("email=alice@example.com press Next"))
	bare := `<script></script><form><input name=email><button>Next</button></form>`
	g.Expect(next(t, bare, login.Answers{Account: alice})).To(gomega.Equal("the page needs a browser (script): “Next”"))
	g.Expect(next(t, bare, login.Answers{Account: alice, Script: true})).To(gomega.Equal("email=alice@example.com press Next"))
	for _, sent := range []string{`<form method=post>`, `<form action=/next>`} {
		g.Expect(next(t, strings.Replace(bare, `<form>`, sent, 1), login.Answers{Account: alice})).To(gomega.ContainSubstring("press Next"), sent)
	}
	g.Expect(next(t, `<script></script><form><button>Allow</button></form>`, login.Answers{})).To(gomega.ContainSubstring("needs a browser"))
	g.Expect(next(t, `<script></script><form><input type=hidden name=id><button>Allow</button></form>`, login.Answers{})).To(gomega.Equal("press Allow"))
	hidden := `<form><input type=hidden name=a></form><script></script>`
	g.Expect(next(t, hidden, login.Answers{})).To(gomega.BeEmpty(), "sent in place of the script")
	g.Expect(next(t, hidden, login.Answers{Script: true})).To(gomega.ContainSubstring("nothing to fill in"), "the script sends it")
	g.Expect(next(t, `<meta http-equiv=refresh content="3; URL='/on'">`, login.Answers{})).To(gomega.Equal("refresh https://as.example/on"))
	g.Expect(next(t, `<base href=/b/><a href=allow>Allow</a>`, login.Answers{})).To(gomega.Equal("link https://as.example/b/allow"))
	g.Expect(next(t, `Done. <a href="/">Home</a><a href="https://host.example/cb?code=1">Continue</a>`, login.Answers{RedirectURI: "https://host.example/cb"})).
		To(gomega.Equal("link https://host.example/cb?code=1"))
	gate := `<form><input type=checkbox name=p1><input type=checkbox name=p2 checked><button disabled>Allow</button><button>Deny</button></form>`
	g.Expect(next(t, gate, login.Answers{Script: true})).To(gomega.Equal("tick p1 press Allow"))
	g.Expect(next(t, gate, login.Answers{Script: true, Deny: true})).To(gomega.Equal("press Deny"))
	g.Expect(next(t, gate, login.Answers{})).To(gomega.ContainSubstring("nothing to fill in or to press"))
	g.Expect(next(t, `<template><form><input name=email></form></template>`, login.Answers{Account: alice})).To(gomega.ContainSubstring("nothing to fill in"))
}

func TestAnAnswerLeadsOnByItsHeader(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	from := &url.URL{Scheme: "https", Host: "as.example", Path: "/a/b"}
	p := login.ParsePage("One moment", from, false)
	p.Refreshes("")
	g.Expect(p.Refresh).To(gomega.BeNil())
	p.Refreshes("5; URL=c?d=e")
	p.Refreshes("0; url=/other")
	g.Expect(p.Refresh.String()).To(gomega.Equal("https://as.example/a/c?d=e"))
	g.Expect(p.RefreshIn).To(gomega.Equal(5 * time.Second))
}

func TestAUserSeesOnlyWhatIsUnfolded(t *testing.T) {
	t.Parallel()
	const body = `<p>Authorize</p><details>client_id<summary>More</summary><div>chatgpt</div></details><details open>scopes</details>`
	page := login.ParsePage(body, &url.URL{}, false)
	gomega.NewWithT(t).Expect(page.Text).To(gomega.Equal("Authorize More scopes"))
}

func TestAnyBytesAreAPage(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "\x00\xff<<<>>><form", "<form><form><form>", "<input form=nowhere name=email>", "<select name=s><option>"} {
		next(t, body, login.Answers{Account: alice, Script: true})
	}
}
