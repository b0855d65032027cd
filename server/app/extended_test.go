package app_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
)

func extended(c *app.Config) { c.Extended = true }

func TestProgressIsToldToWhoAsks(t *testing.T) {
	t.Parallel()
	k := startWith(t, extended)
	bearer := k.Tokens(0).Access
	asked := k.RPC(bearer, "tools/call", map[string]any{"name": "review-items", "arguments": map[string]any{}, "_meta": map[string]any{"progressToken": "p7"}})
	k.Expect(asked.Header.Get("Content-Type")).To(gomega.HavePrefix("text/event-stream"))
	k.Expect(asked.Body).To(gomega.MatchRegexp(`(?s)"progress":1\b.*"progress":2\b.*"progress":3\b.*"structuredContent":\{"done":0,"open":3\}`))
	k.Expect(asked.Body).To(gomega.ContainSubstring(`"progressToken":"p7"`))
	k.Expect(k.Call(bearer, "review-items", map[string]any{}).Body).NotTo(gomega.ContainSubstring("notifications/progress"))
}

var handleIn = regexp.MustCompile(`"structuredContent":\{"expiresAt":"[^"]+","handle":"([^"]+)"\}`)

func TestAReportIsItsUsersAndExpires(t *testing.T) {
	t.Parallel()
	k := startWith(t, extended)
	alice, bob := k.Tokens(0).Access, k.Tokens(1).Access
	begun := handleIn.FindStringSubmatch(k.Call(alice, "start-report", map[string]any{}).Body)
	k.Expect(begun).To(gomega.HaveLen(2))
	ask := func(bearer string) string {
		return k.Call(bearer, "get-report", map[string]any{"handle": begun[1]}).Body
	}
	k.Expect(ask(alice)).To(gomega.ContainSubstring(`"state":"working"`))
	k.Expect(k.App.Advance(t.Context(), 6*time.Second)).To(gomega.Succeed())
	k.Expect(ask(alice)).To(gomega.And(gomega.ContainSubstring(`"state":"done"`), gomega.ContainSubstring("item-1")))
	k.Expect(ask(bob)).To(gomega.And(gomega.ContainSubstring(`"isError":true`), gomega.ContainSubstring("no report with that handle")))
	k.Expect(k.App.Advance(t.Context(), time.Hour)).To(gomega.Succeed())
	k.Expect(ask(k.Tokens(0).Access)).To(gomega.ContainSubstring(`"isError":true`))
}

func TestListsHavePages(t *testing.T) {
	t.Parallel()
	k := startWith(t, extended)
	bearer, cursor, pages := k.Tokens(0).Access, "", 0
	next := regexp.MustCompile(`"nextCursor":"([^"]+)"`)
	for {
		params := map[string]any{}
		if cursor != "" {
			params["cursor"] = cursor
		}
		pages++
		found := next.FindStringSubmatch(k.RPC(bearer, "tools/list", params).Body)
		if found == nil {
			break
		}
		cursor = found[1]
	}
	k.Expect(pages).To(gomega.Equal(4), "eight tools, two to a page")
	k.Expect(k.RPC(bearer, "tools/list", map[string]any{"cursor": "none of ours"}).Body).To(gomega.ContainSubstring("-32602"))
	k.Expect(k.RPC(bearer, "resources/read", map[string]any{"uri": "icon://mcpconform/icon.png"}).Body).To(gomega.And(
		gomega.ContainSubstring(`"blob":"iVBOR`), gomega.ContainSubstring("image/png")))
}
