package authorize

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/login"
)

// attempt is an authorization request taken through the login, whatever came of it.
type attempt struct {
	*login.Outcome
	grant *client.Grant
	// redeemed says what the token endpoint made of a code that should not exist; yielded, that it gave
	// a token for it.
	redeemed string
	yielded  bool
}

// try takes a request through a login of its own.
func try(ctx context.Context, p *client.Player, opts ...client.Option) attempt {
	outcome, grant := p.TryAuthorize(ctx, opts...)
	return attempt{Outcome: outcome, grant: grant}
}

// tryResumed takes a request to the server as one of its users does, who may have signed in there before. It
// is for what is likely to lead back to the client: a session that ends elsewhere serves nobody after it.
func tryResumed(ctx context.Context, p *client.Player, opts ...client.Option) attempt {
	return try(ctx, p, append(opts, client.Resume())...)
}

// refused reports whether the request was refused for one of the error codes: by a redirect that
// carries it, or on a page, which tells people rather than programs.
func (a attempt) refused(codes ...string) bool {
	switch {
	case a.Redirect != nil:
		return !a.gaveCode() && slices.Contains(codes, a.grant.Error)
	case a.Foreign != nil:
		return false
	}
	return a.toldTheUser(codes...)
}

// toldTheUser reports whether the attempt ended on a usable answer of the server that is no
// redirect. A code in it, as JSON, must be one of those, if any are given.
func (a attempt) toldTheUser(codes ...string) bool {
	if a.Redirect != nil || a.Foreign != nil || !a.usable() {
		return false
	}
	code, _, ok := (&client.Response{Exchange: a.Last}).OAuthError()
	return !ok || len(codes) == 0 || slices.Contains(codes, code)
}

// usable reports whether the attempt ended on an answer that says something of the rule.
func (a attempt) usable() bool { return a.Last != nil && a.Last.Err == nil && a.Last.Status < 500 }

// gaveCode also looks into the fragment, where a browser's script could read it.
func (a attempt) gaveCode() bool {
	return a.grant.Code != "" || a.Redirect != nil && strings.Contains(a.Redirect.Fragment, "code=")
}

// reported says whether the client was told of an error by a redirect.
func (a attempt) reported() bool { return a.Redirect != nil && a.grant.Error != "" }

// claim puts what came into words.
func (a attempt) claim(holds bool) expect.Claim {
	return expect.Claim{Holds: holds, Saw: a.saw(), From: a.Outcome}
}

func (a attempt) saw() string {
	switch {
	case a.Redirect != nil:
		return "a redirect to " + expect.DescribeURL(a.Redirect) + a.redeemed
	case a.Foreign != nil || a.Last == nil:
		return a.Stopped
	case !a.usable():
		return "no usable refusal: " + expect.Describe(a.Last)
	}
	return expect.Describe(a.Last) + " (" + a.Stopped + ")"
}

// redeem finds out whether a code that should not have been issued is worth anything.
func (a attempt) redeem(ctx context.Context, p *client.Player, opts ...client.Option) attempt {
	if a.grant.Code == "" {
		return a
	}
	answer := p.Redeem(ctx, a.grant, opts...)
	a.redeemed = "; the token endpoint answers that code with " + expect.Describe(answer.Exchange)
	withheld, _ := expect.NoToken("").Match(answer)
	a.yielded = !withheld
	return a
}

const noCode = "no code: an error page or a redirect with error=invalid_request"

// refusedAs demands that no code is had that is worth a token. That the request is refused where it is
// made is asked too; where only that misses, nobody gets in.
func refusedAs(c *check.C, a attempt, codes ...string) {
	c.Weigh(check.Exposes, check.Normative)
	c.Expect(a.claim(a.usable() && !a.yielded)).To(expect.True(noCode))
	c.Weigh(check.Degrades, check.Normative)
	c.Expect(a.claim(a.refused(codes...))).To(expect.True(noCode))
}
