package recipe_test

import (
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

const whole = `
# a comment
steps:
  - wait: {url: 'https://login.example/*'}
    timeout: 20s
  - if: E-mail
    steps:
      - fill: E-mail
        with: ${user}
      - fill: {css: '#password'}
        with: ${code}
      - press: Enter
  - click: {text: 'Continue as ${user}'}
    if: Choose an account
  - code: One-time code
    totp: ${TOTP}
    digits: 8
    algorithm: SHA256
    period: 60
  - code: Mailed code
    url: https://mail.example/${user}
    headers: {Authorization: 'Bearer ${MAIL}', Accept: application/json}
    json: messages.0.text
    match: '\b(\d{6})\b'
    timeout: 2m
  - code: Another
    command: [sh, -c, 'echo 1']
    reuse: true
allow:
  - click: Allow
deny:
  - click: Deny
`

func TestARecipeIsRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r, err := recipe.Parse("login.yaml", []byte(whole))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(r.Steps).To(gomega.HaveLen(6))
	g.Expect(r.Steps[0].On.At("https://login.example/start?state=1")).To(gomega.BeTrue())
	g.Expect(r.Steps[0].On.At("https://other.example/")).To(gomega.BeFalse())
	g.Expect(r.Steps[0].Timeout).To(gomega.Equal(20 * time.Second))
	g.Expect(r.Steps[1].Steps).To(gomega.HaveLen(3))
	g.Expect(r.At(&r.Steps[1].Steps[2])).To(gomega.Equal("login.yaml:12"))
	g.Expect(r.Steps[1].Steps[2].String()).To(gomega.Equal("press Enter"))
	g.Expect([]any{r.Steps[3].Source.Digits, r.Steps[3].Source.Period}).To(gomega.Equal([]any{8, 60}))
	g.Expect(r.Consent(false)[0].String()).To(gomega.Equal("click “Allow”"))
	g.Expect(r.Consent(true)[0].String()).To(gomega.Equal("click “Deny”"))
	g.Expect(r.Waits()).To(gomega.BeTrue())
}

// A code that is sent is waited for; one of an app comes from nobody.
func TestWhichRecipesWaitForACode(t *testing.T) {
	t.Parallel()
	for source, waits := range map[string]bool{
		"totp: ${T}": false, "url: https://mail.example/": true, "command: [get]": true, "command: [get]\n    reuse: true": false,
	} {
		g := gomega.NewWithT(t)
		r, err := recipe.Parse("login.yaml", []byte("steps:\n  - code: A\n    "+source+"\n"))
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(r.Waits()).To(gomega.Equal(waits), source)
	}
}

func TestAnAddressIsComparedWithoutQueryAndFragment(t *testing.T) {
	t.Parallel()
	e := recipe.Element{URL: "https://login.example/start"}
	for address, at := range map[string]bool{
		"https://login.example/start": true, "https://login.example/start?state=1#top": true,
		"https://login.example/start/": false, "https://login.example/": false, "https://loginxexample/start": false,
	} {
		gomega.NewWithT(t).Expect(e.At(address)).To(gomega.Equal(at), address)
	}
}

// wrong are recipes that cannot be used, and what is said of each.
var wrong = map[string]string{
	"":                                                           ":1: the recipe is empty; give steps",
	"- click: A\n":                                               ":1: the recipe is a list; give keys with values, such as steps: …",
	"stesp: []\n":                                                `:1: the recipe has no key "stesp"; did you mean steps?`,
	"steps: []\n":                                                ":1: steps is an empty list; give a list of steps",
	"steps: click\n":                                             ":1: steps is text; give a list of steps",
	"steps:\n  - click\n":                                        ":2: a step is text; give keys with values, such as click: …",
	"steps:\n  - clik: A\n":                                      `:2: a step has no key "clik"; did you mean click?`,
	"steps:\n  - sleep: 5s\n":                                    `a step has no key "sleep"`,
	"steps:\n  - if: A\n":                                        ":2: a step does nothing; give one of fill, click, press, wait, code, steps",
	"steps:\n  - click: A\n    fill: B\n":                        ":2: a step does one thing, and this one has click and fill",
	"steps:\n  - click: A\n    with: B\n":                        ":3: with does not go with click",
	"steps:\n  - fill: A\n":                                      ":2: fill needs with",
	"steps:\n  - fill: A\n    with: 12\n":                        ":3: with is a number; give text, in quotes if it looks like a number",
	"steps:\n  - fill: A\n    with: ''\n":                        ":3: with is empty",
	"steps:\n  - click: {css: a, text: b}\n":                     ":2: click is found in one way; give one of css, text",
	"steps:\n  - click: {url: a}\n":                              `an element has no key "url"`,
	"steps:\n  - click: {xpath: a}\n":                            `an element has no key "xpath"; there are css, text`,
	"steps:\n  - click: [a]\n":                                   ":2: click is a list; give text",
	"steps:\n  - click: ${code}\n":                               ":2: click refers to ${code}; what is looked for on a page is written out",
	"steps:\n  - press: enter\n":                                 `:2: there is no key "enter" to press; there are Enter, Tab,`,
	"steps:\n  - wait: A\n    timeout: 5\n":                      ":3: timeout is a number; give a time such as 90s or 2m",
	"steps:\n  - wait: A\n    timeout: -5s\n":                    ":3: timeout is \"-5s\", which cannot be used",
	"steps:\n  - steps:\n      - click: A\n":                     ":2: a group of steps needs if",
	"steps:\n  - code: A\n":                                      ":2: code needs the source of the code: totp, command or url",
	"steps:\n  - code: A\n    reuse: true\n":                     "code needs the source of the code",
	"steps:\n  - code: A\n    totp: ${S}\n    url: http://h/\n":  ":2: a code has one source, and this one has totp and url",
	"steps:\n  - code: A\n    totp: ${S}\n    match: a\n":        ":4: match does not go with totp",
	"steps:\n  - code: A\n    totp: ${S}\n    digits: 4\n":       ":4: digits is out of range; give 6 to 10",
	"steps:\n  - code: A\n    totp: ${S}\n    algorithm: MD5\n":  ":4: algorithm is not known; choose one of SHA1, SHA256, SHA512",
	"steps:\n  - code: A\n    command: get-code\n":               ":3: command is text; give a list",
	"steps:\n  - code: A\n    url: ftp://h/\n":                   ":3: url is not an http or https URL",
	"steps:\n  - code: A\n    url: http://h/\n    match: '('\n":  ":4: match is no regular expression",
	"steps:\n  - fill: A\n    with: ${user\n":                    ":3: with has a ${ that begins no reference",
	"steps:\n  - click: A\n  - click: A\n    if: B\n    if: C\n": ":5: if is there twice; line 4 has it already",
	"steps:\n  - click: A\nallow:\n  - clik: B\n":                ":4: a step has no key",
}

func TestWhatIsWrongWithARecipeIsOneSentenceWithItsLine(t *testing.T) {
	t.Parallel()
	for text, says := range wrong {
		g := gomega.NewWithT(t)
		_, err := recipe.Parse("login.yaml", []byte(text))
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)), text)
		g.Expect(err.Error()).To(gomega.MatchRegexp(`^login\.yaml:\d+: [^\n]+$`))
	}
}

// What stands where a reference should may be the secret itself.
func TestASecretInARecipeIsRefusedAndNotRepeated(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"steps:\n  - fill: Password\n    with: hunter2\n",
		"steps:\n  - fill: {css: '#otp'}\n    with: hunter2\n",
		"steps:\n  - code: A\n    totp: hunter2\n",
		"steps:\n  - code: A\n    totp: [hunter2]\n",
		"steps:\n  - code: A\n    totp: hunter2${A}\n",
		"steps:\n  - code: A\n    url: http://h/\n    headers: {Authorization: Bearer hunter2}\n",
	} {
		g := gomega.NewWithT(t)
		_, err := recipe.Parse("login.yaml", []byte(text))
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("does not belong into a file; name the environment variable")), text)
		g.Expect(err.Error()).NotTo(gomega.ContainSubstring("hunter2"))
	}
}

func TestTheValuesOfAnAccount(t *testing.T) {
	t.Parallel()
	const secret = "JBSWY3DPEHPK3PXP"
	full := map[string]string{"TOTP": secret, "MAIL": "m", "TOTP_2": strings.Repeat(secret, 2), "MAIL_2": "n"}
	without := func(name, value string) map[string]string {
		less := map[string]string{}
		for k, v := range full {
			less[k] = v
		}
		less[name] = value
		return less
	}
	for name, c := range map[string]struct {
		account     recipe.Account
		environment map[string]string
		says        string
	}{
		"first":                       {recipe.Account{User: "a", Code: "1"}, full, ""},
		"second":                      {recipe.Account{User: "b", Code: "2", Second: true}, full, ""},
		"nobody":                      {recipe.Account{Code: "1"}, full, ":8: the recipe refers to ${user}, and nobody is there to log in"},
		"no code":                     {recipe.Account{User: "a"}, full, ":10: the recipe refers to ${code}, and no code or password was given for the account; set MCPCONFORM_LOGIN_CODE"},
		"no variable":                 {recipe.Account{User: "a", Code: "1"}, without("MAIL", ""), ":20: the environment variable MAIL is not set"},
		"none for the second account": {recipe.Account{User: "b", Code: "2", Second: true}, without("TOTP_2", ""), ":15: the environment variable TOTP_2 is not set; the recipe refers to it, for the second account of TOTP"},
		"no TOTP secret":              {recipe.Account{User: "a", Code: "1"}, without("TOTP", "0189!"), ":15: the environment variable TOTP holds no TOTP secret"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			r, err := recipe.Parse("login.yaml", []byte(whole))
			g.Expect(err).NotTo(gomega.HaveOccurred())
			filled, err := r.For(c.account, func(name string) (string, bool) { v, ok := c.environment[name]; return v, ok })
			if c.says != "" {
				g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
				return
			}
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(filled.Values["TOTP"]).To(gomega.Equal(full[c.account.Variable("TOTP")]))
		})
	}
}

func TestACommandThatIsNotThere(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r, err := recipe.Parse("login.yaml", []byte("steps:\n  - code: A\n    command: [./no-such-program]\n"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = r.For(recipe.Account{}, nil)
	g.Expect(err).To(gomega.MatchError("login.yaml:2: the command ./no-such-program cannot be run: there is no such program"))
}
