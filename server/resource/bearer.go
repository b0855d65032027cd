package resource

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
)

type accessContextKey struct{}

// AccessOf is the access an authorized request was let in with, nil for any other.
func AccessOf(ctx context.Context) *Access {
	access, _ := ctx.Value(accessContextKey{}).(*Access)
	return access
}

// requireBearer lets a request pass whose Authorization header holds an access token that the Verifier
// knows and that was issued for this resource. That holds for every method; scopes depend on the message
// and are looked at in [requireScopes]. A token anywhere else (query, form, message) is not looked at: MCP
// allows the header only.
//
// It is not the SDK's middleware because that compares with the system clock and sends no error.
func requireBearer(cfg Config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		access, err := authorize(cfg, r)
		if errors.Is(err, errNoToken) && anonymous(cfg, r) {
			access, err = &Access{}, nil
		}
		if err != nil {
			refuse(cfg, w, err)
			return
		}
		access.request = r.Context()
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), accessContextKey{}, access)))
	})
}

// admitAll lets every request pass as nobody's, with or without a token.
func admitAll(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		access := &Access{request: r.Context()}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), accessContextKey{}, access)))
	})
}

// errNoToken is the error of a request that presents no bearer token at all.
var errNoToken = errors.New("no bearer token was presented")

func authorize(cfg Config, r *http.Request) (*Access, error) {
	raw, err := cfg.TokenFrom(r)
	if err != nil {
		return nil, err
	}
	verified, err := cfg.Verifier.Verify(r.Context(), raw)
	if err != nil {
		return nil, err
	}
	access := *verified // a copy: the verifier may keep its own
	access.Token = raw
	if !slices.ContainsFunc(cfg.Audiences(), func(a string) bool { return slices.Contains(access.Audience, a) }) {
		return nil, InvalidToken("the token was not issued for this resource")
	}
	return &access, nil
}

// anonymous reports whether nothing in the request needs a token.
func anonymous(cfg Config, r *http.Request) bool {
	messages := MessagesOf(r.Context())
	return cfg.Anonymous != nil && len(messages) > 0 &&
		!slices.ContainsFunc(messages, func(m Message) bool { return !cfg.Anonymous(m) })
}

// A TokenSource finds the access token of a request (RFC 6750 §2).
type TokenSource func(*http.Request) (string, error)

// TokenInHeader is the strict [TokenSource]: MCP knows the Authorization header only.
func TokenInHeader(r *http.Request) (string, error) {
	return bearerToken(r.Header.Values("Authorization"))
}

// bearerToken reads the credentials of RFC 6750 §2.1. The scheme is compared without regard to case
// (RFC 9110 §11.1). Another scheme counts as no token; whatever follows "Bearer" counts as one, for
// the Verifier to refuse if it is none.
func bearerToken(headers []string) (string, error) {
	if len(headers) > 1 {
		return "", &TokenError{Code: CodeInvalidRequest, Description: "more than one Authorization header"}
	}
	if len(headers) == 0 {
		return "", errNoToken
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	token = strings.Trim(token, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return "", errNoToken
	}
	return token, nil
}

// refuse answers a request that authorize did not let in. The challenge says nothing of an error if no
// token was presented (RFC 6750 §3.1).
func refuse(cfg Config, w http.ResponseWriter, err error) {
	c := Challenge{Status: http.StatusUnauthorized, ResourceMetadata: cfg.MetadataURL(), Scopes: cfg.ChallengeScopes}
	var denied *TokenError
	switch {
	case errors.As(err, &denied):
		c.Status, c.Error, c.Description = denied.status(), denied.Code, denied.Description
		if denied.Scopes != nil {
			c.Scopes = denied.Scopes
		}
	case !errors.Is(err, errNoToken):
		cfg.Logger.Error("a token could not be verified", "error", err)
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	cfg.Challenge(w, c)
}

func (e *TokenError) status() int {
	switch e.Code {
	case CodeInvalidRequest:
		return http.StatusBadRequest
	case CodeInsufficientScope:
		return http.StatusForbidden
	default:
		return http.StatusUnauthorized
	}
}
