package oauth_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// tokensFailing is a [oauth.TokenVerifier] with one error for everything.
type tokensFailing struct{ err error }

func (f tokensFailing) Verify(context.Context, string) (*token.Access, error) { return nil, f.err }

// A store that fails is no fault of the client's, who would throw a good token away.
func TestAnExchangeTellsABadTokenFromABrokenStore(t *testing.T) {
	t.Parallel()
	const exchange = "urn:ietf:params:oauth:grant-type:token-exchange"
	serve := func(err error) error {
		endpoint := oauth.Token{
			Auth: func(*http.Request, url.Values) (store.Client, error) {
				return store.Client{ID: "c", GrantTypes: []string{exchange}}, nil
			},
			Parameters: oauth.NoRepeats,
			Grants:     []string{exchange},
			Exchange:   &oauth.ExchangeGrant{Tokens: tokensFailing{err}},
		}
		form := url.Values{
			"grant_type": {exchange}, "subject_token": {"x"},
			"subject_token_type": {"urn:ietf:params:oauth:token-type:access_token"},
		}
		r := httptest.NewRequest(http.MethodPost, "/token", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return endpoint.Serve(httptest.NewRecorder(), r)
	}
	g := gomega.NewWithT(t)
	var refused *oauth.Error
	g.Expect(errors.As(serve(token.ErrRevoked), &refused)).To(gomega.BeTrue())
	g.Expect(refused.Code).To(gomega.Equal("invalid_request"))
	broken := errors.New("the disk is full")
	g.Expect(serve(broken)).To(gomega.MatchError(broken))
}
