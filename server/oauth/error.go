package oauth

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/mcpconform/mcpconform/server/privy"
)

// Error is a refusal as OAuth words it: RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7591 §3.2.2.
// Description is for the developer of the client and leaves the server; Cause is for the log only.
type Error struct {
	Status      int
	Code        string
	Description string
	Challenge   string // value of WWW-Authenticate; a 401 without one is a mistake (RFC 9110 §11.6.1)
	RetryAfter  int    // seconds, if the same request may succeed later
	Cause       error
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Description, e.Cause)
	}
	return e.Code + ": " + e.Description
}

func (e *Error) Unwrap() error { return e.Cause }

// because adds the cause, which stays on this side.
func (e *Error) because(err error) *Error {
	e.Cause = err
	return e
}

func refuse(code, description string) *Error {
	return &Error{Status: http.StatusBadRequest, Code: code, Description: description}
}

// The refusals of RFC 6749 §4.1.2.1, §5.2 and RFC 8707 §2 that more than one endpoint needs.
func invalidRequest(description string) *Error { return refuse("invalid_request", description) }
func invalidGrant(description string) *Error   { return refuse("invalid_grant", description) }
func invalidScope(description string) *Error   { return refuse("invalid_scope", description) }
func invalidTarget(description string) *Error  { return refuse("invalid_target", description) }

// invalidToken is the refusal of a bearer token presented to this server (RFC 6750 §3.1).
func invalidToken(description string) *Error {
	return &Error{
		Status: http.StatusUnauthorized, Code: "invalid_token", Description: description,
		Challenge: bearerChallenge("invalid_token", description),
	}
}

// errNoToken refuses a request without credentials, in whose challenge RFC 6750 §3.1 wants no error.
var errNoToken = &Error{
	Status: http.StatusUnauthorized, Code: "invalid_request", Description: "a bearer token is required",
	Challenge: "Bearer",
}

func bearerChallenge(code, description string) string {
	return fmt.Sprintf(`Bearer error=%q, error_description=%q`, code, description)
}

// unavailable says that the request was good and may be repeated (RFC 9110 §15.6.4). The OAuth codes
// have no word for it at the token endpoint; temporarily_unavailable is the one of §4.1.2.1. Where the
// provider refuses this server itself, to repeat it helps nobody, and it is no fault of the user.
func unavailable(cause error) *Error {
	if errors.Is(cause, privy.ErrMisconfigured) {
		return &Error{
			Status: http.StatusInternalServerError, Code: "server_error",
			Description: "this server is not set up right: its login provider refuses it", Cause: cause,
		}
	}
	return &Error{
		Status: http.StatusServiceUnavailable, Code: "temporarily_unavailable",
		Description: "the login provider does not answer; try again in a moment", RetryAfter: 5, Cause: cause,
	}
}

// after is the refusal that follows a step which has to succeed first.
func after(step error, e *Error) error {
	if step != nil {
		return step
	}
	return e
}

// asError is the one place where anything an endpoint returns becomes a refusal. What is not an
// [*Error] was not foreseen: it is logged whole and told as server_error.
func asError(log *slog.Logger, r *http.Request, err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		level := slog.LevelDebug
		if e.Status >= http.StatusInternalServerError { // not the caller's doing: the operator has to know
			level = slog.LevelWarn
		}
		log.Log(r.Context(), level, "refused", "path", r.URL.Path, "error", err)
		return e
	}
	log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "error", err)
	return &Error{
		Status: http.StatusInternalServerError, Code: "server_error",
		Description: "the server could not answer this request", Cause: err,
	}
}
