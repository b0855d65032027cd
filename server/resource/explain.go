package resource

import (
	"context"
	"errors"
	"strings"

	"github.com/mcpconform/mcpconform/server/protocolapi"
)

// An Explainer says in one sentence, for the user, why a tool could not do its work. What it returns
// leaves the server: it must not repeat addresses, upstream bodies or anything else of the inside.
type Explainer func(error) string

// Explain is the default [Explainer]. It chooses among fixed sentences, so that nothing of the error
// itself can get out.
func Explain(err error) string {
	var denied *TokenError
	switch {
	case errors.Is(err, ErrSignIn):
		return "Please sign in to use this tool."
	case errors.Is(err, ErrSessionExpired):
		return "Your Privy session has expired. Please sign in again."
	case errors.As(err, &denied) && denied.Code == CodeInsufficientScope:
		return "This tool needs a permission that was not granted. Please connect again and allow it."
	case errors.As(err, &denied):
		return "Your sign-in is no longer valid. Please sign in again."
	case errors.Is(err, ErrItemUnknown):
		return "There is no item with that id. Use get-items to see the items there are."
	case errors.Is(err, ErrCannotAsk):
		return "This tool asks a question, which this app cannot show. Please say what you mean in the chat."
	case errors.Is(err, ErrDeclined):
		return "The question was not answered. Please say what you mean in the chat."
	case errors.Is(err, ErrReportUnknown):
		return "There is no report with that handle, or no longer. Use start-report to begin one."
	case errors.Is(err, context.DeadlineExceeded):
		return "The service behind this tool did not answer in time. Please try again in a few minutes."
	case errors.Is(err, protocolapi.ErrUnauthorized):
		return "The service behind this tool did not accept your sign-in. Please sign in again."
	case errors.Is(err, protocolapi.ErrMalformed):
		return "The service behind this tool gave an answer that makes no sense. Please try again later."
	case errors.Is(err, protocolapi.ErrRefused):
		return "The service behind this tool did not accept this request. Please put it in other words."
	default:
		return "The service behind this tool is not available right now. Please try again later."
	}
}

// ErrSignIn is the error of a tool that needs a login, called by nobody.
var ErrSignIn = errors.New("nobody is signed in")

// failure is an error of a tool in the only form the SDK gets to see: its text is the explanation.
type failure struct {
	text      string
	challenge string // for _meta["mcp/www_authenticate"], if signing in would help
	cause     error
}

func (f *failure) Error() string { return f.text }
func (f *failure) Unwrap() error { return f.cause }

func (e *environment) failure(tool string, err error) error {
	e.Logger.Warn("a tool failed", "tool", tool, "error", logged(err))
	return &failure{text: e.Explain(err), challenge: e.challengeFor(err), cause: err}
}

// maxLogged is how much of an error a line of the log has room for. The rest is what the service behind
// the tool answered, and may be a page or a stack.
const maxLogged = 160

// logged is an error as one line of bearable length.
func logged(err error) string {
	line := []rune(strings.Join(strings.Fields(err.Error()), " "))
	if len(line) > maxLogged {
		return string(line[:maxLogged]) + "…"
	}
	return string(line)
}

// challengeFor is the challenge that makes the host offer to sign in (again), or none if that would
// not help. The host acts on it only if it has both error and error_description.
func (e *environment) challengeFor(err error) string {
	var denied *TokenError
	c := Challenge{ResourceMetadata: e.MetadataURL(), Scopes: e.ChallengeScopes}
	switch {
	case errors.As(err, &denied):
		c.Error, c.Description = denied.Code, denied.Description
		if denied.Scopes != nil {
			c.Scopes = denied.Scopes
		}
	case errors.Is(err, ErrSignIn): // the code that OpenAI's example has; RFC 6750 knows none for a token that is missing
		c.Error, c.Description = CodeInsufficientScope, "sign in to use this tool"
	case errors.Is(err, ErrSessionExpired):
		c.Error, c.Description = CodeInvalidToken, "the Privy session has expired; sign in again"
	case errors.Is(err, protocolapi.ErrUnauthorized):
		c.Error, c.Description = CodeInvalidToken, "the Privy session is not accepted; sign in again"
	default:
		return ""
	}
	return c.String()
}
