package recipe

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// The test values of RFC 6238, appendix B.
func TestTheCodesOfAnAuthenticatorApp(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ secret, code string }{
		"SHA1":   {"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "94287082"},
		"SHA256": {"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA", "46119246"},
		"SHA512": {"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA", "90693936"},
	} {
		s := &Source{Digits: 8, Period: 30, Algorithm: algorithms[name]}
		got, err := s.at(c.secret, 59/30)
		gomega.NewWithT(t).Expect([]any{got, err}).To(gomega.Equal([]any{c.code, nil}), name)
	}
}

// A server refuses a code the second time, so each login waits for a time step of its own.
func TestNoTimeStepIsUsedTwice(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	now := time.Unix(30_000, 0)
	c := NewCodes()
	s := newSource()
	reserve := func(ctx context.Context, secret string) (time.Duration, error) {
		_, wait, err := c.reserve(ctx, s, secret, now)
		return wait, err
	}
	for i, wait := range []time.Duration{0, 30 * time.Second, time.Minute} {
		got, err := reserve(t.Context(), "a")
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(got).To(gomega.Equal(wait), "login %d", i)
	}
	wait, err := reserve(t.Context(), "b")
	g.Expect([]any{wait, err}).To(gomega.Equal([]any{time.Duration(0), nil}), "another account")

	limited, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err = reserve(limited, "a")
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("comes in 1m30s, when the run is over; give a longer --budget")))
	s.Reuse = true
	wait, err = reserve(limited, "a")
	g.Expect([]any{wait, err}).To(gomega.Equal([]any{time.Duration(0), nil}), "a server that takes a code twice")

	s.Reuse, now = false, time.Unix(60_029, 0)
	wait, err = reserve(t.Context(), "c")
	g.Expect([]any{wait, err}).To(gomega.Equal([]any{time.Second, nil}), "a code that is about to end is not begun with")
}

// taken asks for a code by a recipe of one step.
func taken(t *testing.T, c *Codes, hands *wire.Scope, step string) (string, error) {
	t.Helper()
	r, err := Parse("login.yaml", []byte("steps:\n  - code: Code\n    "+strings.ReplaceAll(step, "\n", "\n    ")))
	if err != nil {
		t.Fatal(err)
	}
	filled, err := r.For(Account{User: "alice"}, func(string) (string, bool) { return "s3cret-of-the-mailbox", true })
	if err != nil {
		t.Fatal(err)
	}
	return c.Take(t.Context(), filled, &r.Steps[0], hands, time.Now)
}

func TestACodeOfACommand(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ step, code, says string }{
		"plain":           {step: "command: [echo, '123456']", code: "123456"},
		"for the account": {step: "command: [echo, '${user}']", code: "alice"},
		"in a text":       {step: "command: [echo, 'your code: 123456.']\nmatch: 'code: (\\d+)'", code: "123456"},
		"a whole match":   {step: "command: [echo, 'your code: 123456.']\nmatch: '\\d+'", code: "123456"},
		"a failure":       {step: "command: [sh, -c, 'echo 99887766; exit 3']\ntimeout: 20s", says: "no code came within 20s: the command sh ended with status 3"},
		"nothing":         {step: "command: ['true']\ntimeout: 20s", says: "it says nothing"},
		"a text":          {step: "command: [printf, '99887766\\n99887766']\ntimeout: 20s", says: "find the code in it by match"},
		"no match":        {step: "command: [echo, 99887766a]\nmatch: '^b'\ntimeout: 20s", says: "match finds nothing"},
		"never ending":    {step: "command: [sleep, '60']\ntimeout: 20ms", says: "the command sleep did not end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			codes := NewCodes()
			codes.every = time.Hour // a source is asked once
			got, err := taken(t, codes, nil, c.step)
			if c.says == "" {
				g.Expect([]any{got, err}).To(gomega.Equal([]any{c.code, nil}))
				return
			}
			g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.says)))
			g.Expect(err.Error()).NotTo(gomega.ContainSubstring("99887766"), "it may be the code")
		})
	}
}

func TestACodeThatWasUsedIsNotTakenAgain(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	codes := NewCodes()
	codes.every = time.Hour
	const step = "command: [echo, '123456']\ntimeout: 20s"
	_, err := taken(t, codes, nil, step)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = taken(t, codes, nil, step)
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("used before; if the server takes it again, say reuse: true")))
	got, err := taken(t, codes, nil, step+"\nreuse: true")
	g.Expect([]any{got, err}).To(gomega.Equal([]any{"123456", nil}))
}

// Test accounts often have one code that is always the same, and the same for all.
func TestACodeThatAnotherAccountHasUsedIsTaken(t *testing.T) {
	t.Parallel()
	codes := NewCodes()
	codes.every = time.Hour
	for _, user := range []string{"alice", "bob"} {
		r, err := Parse("login.yaml", []byte("steps:\n  - code: Code\n    command: [echo, '123456']\n    timeout: 20s\n"))
		if err != nil {
			t.Fatal(err)
		}
		filled := &Filled{r, map[string]string{User: user}}
		got, err := codes.Take(t.Context(), filled, &r.Steps[0], nil, time.Now)
		gomega.NewWithT(t).Expect([]any{got, err}).To(gomega.Equal([]any{"123456", nil}), user)
	}
}

func TestACommandRunsWhereTheRecipeIsAndOnlySoMuchOfItIsRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	dir := t.TempDir()
	g.Expect(os.WriteFile(filepath.Join(dir, "code"), []byte("123456"), 0o600)).To(gomega.Succeed())
	run := func(command ...Text) (string, error) {
		r := &Filled{&Recipe{Path: filepath.Join(dir, "login.yaml")}, nil}
		return r.run(t.Context(), &Source{Command: command})
	}
	said, err := run("cat", "code")
	g.Expect([]any{said, err}).To(gomega.Equal([]any{"123456", nil}))
	said, err = run("head", "-c", "200000", "/dev/zero")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(said).To(gomega.HaveLen(mostSaid))
}

// What a mailbox says is in no report, nor is what opens it.
func TestACodeOfAMailbox(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var asked atomic.Int32
	box := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer s3cret-of-the-mailbox" || r.URL.Path != "/alice" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		if asked.Add(1) == 1 { // the mail takes its time
			_, _ = w.Write([]byte(`{"messages":[]}`))
			return
		}
		_, _ = w.Write([]byte(`{"messages":[{"text":"Dear Alice, your code is 424242"}],"count":1}`))
	}))
	t.Cleanup(box.Close)
	w := wire.New(wire.Options{}) // of a target that is not on this machine
	t.Cleanup(w.Close)
	w.Taint("login_code", "s3cret-of-the-mailbox")
	codes := NewCodes()
	codes.every = time.Millisecond
	got, err := taken(t, codes, w.Scope("login"), "url: "+box.URL+"/${user}\nheaders:\n  Authorization: Bearer ${MAIL}\njson: messages.0.text\nmatch: 'is (\\d+)'")
	g.Expect([]any{got, err}).To(gomega.Equal([]any{"424242", nil}))
	g.Expect(w.Exchanges()).To(gomega.HaveLen(2))
	for _, x := range w.Exchanges() {
		g.Expect(x.Response.Body).To(gomega.Equal("(withheld: it is the user's own, and no part of the target)"))
		g.Expect(strings.Join(x.Request.Header["Authorization"], "")).NotTo(gomega.ContainSubstring("s3cret"))
	}
	codes.every = time.Hour
	_, err = taken(t, codes, w.Scope("login"), "url: "+box.URL+"/bob\ntimeout: 20s")
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("its url answered 403")))

	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, box.URL, http.NoBody)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	var inside *wire.PolicyError
	g.Expect(errors.As(w.Scope("target").Do(wire.Host, req).Err, &inside)).To(gomega.BeTrue(), "what the target names is another matter")
}
