package app

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/token"
)

// route is an endpoint and its pattern.
type route struct {
	pattern string
	handler http.Handler
}

// compose constructs the handlers from the parts and mounts them in one list.
func (a *App) compose(s *Seams, keys *token.Keys) (http.Handler, error) {
	p, err := a.newParts(s, keys)
	if err != nil {
		return nil, err
	}
	s.Resource.Verifier = verifier{s.Bearer(p.bearer)}
	s.Resource.Exchanger = exchanger{p.tokens, p.exchanger}
	protected, err := resource.New(s.Resource)
	if err != nil {
		return nil, err
	}
	var routes []route
	if !a.cfg.NoLogin {
		routes = p.routes()
	}
	for path, document := range s.Metadata {
		routes = append(routes, open(http.MethodGet, path, document)...)
	}
	for _, r := range protected.Routes() {
		routes = append(routes, route{r.Path, r.Handler})
	}
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.Handle(r.pattern, r.handler)
	}
	sweep := &sweeper{prune: s.Store.Prune, now: s.Clock, log: a.cfg.Logger}
	return recovering(a.cfg.Logger, withoutDripping(bodyTime, sweep.before(s.Wire(mux)))), nil
}

func (p *parts) routes() []route {
	routes := []route{
		{"GET " + oauth.PathAuthorize, p.page(p.Authorize(p.authorize().Serve))},
		{"GET " + oauth.PathAuthorize + "/consent", p.page(p.consent().Page)},
		{"POST " + oauth.PathAuthorize + "/consent", p.page(p.consent().Submit)},
		{"POST " + oauth.PathIntrospect, p.api(p.introspect().Serve)},
	}
	routes = append(routes, p.loginRoutes()...)
	if p.cfg.publishesKeys() {
		routes = append(routes, open(http.MethodGet, oauth.PathJWKS, oauth.JWKS{Keys: p.keys, Describe: p.DescribeKeys})...)
	}
	routes = append(routes, open(http.MethodPost, oauth.PathToken, p.api(p.Token(p.token().Serve)))...)
	routes = append(routes, open(http.MethodPost, oauth.PathRevoke, p.api(p.Revoke(p.revoke().Serve)))...)
	if p.cfg.OpenID {
		userInfo := p.api(p.userInfo().Serve)
		routes = append(routes, route{"GET " + oauth.PathUserInfo, userInfo}, route{"POST " + oauth.PathUserInfo, userInfo},
			route{"POST " + oauth.PathAuthorize, p.page(p.Authorize(p.authorize().Serve))})
	}
	if p.Registration != nil {
		routes = append(routes, open(http.MethodPost, oauth.PathRegister, p.api(p.Register(p.register().Serve)))...)
		for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodDelete} {
			routes = append(routes, route{method + " " + oauth.PathClient, p.api(p.Manage(p.manage().Serve))})
		}
	}
	return routes
}

// loginRoutes are the endpoints of the login, and those that know by whom it is.
func (p *parts) loginRoutes() []route {
	if p.cfg.GitHubLogin {
		return []route{
			{"GET " + oauth.PathUpstream, p.page(p.upstream().Callback)},
			{"GET " + oauth.PathAuthorize + "/email", p.page(p.upstream().Another)},
		}
	}
	return []route{
		{"GET " + oauth.PathAuthorize + "/email", p.page(p.login().EmailPage)},
		{"POST " + oauth.PathAuthorize + "/email", p.page(p.login().Email)},
		{"GET " + oauth.PathAuthorize + "/code", p.page(p.login().CodePage)},
		{"POST " + oauth.PathAuthorize + "/code", p.page(p.login().Code)},
		{"POST " + oauth.PathAuthorize + "/complete", p.api(p.complete().Serve)},
		{"POST " + oauth.PathExchange, p.api(p.exchange().Serve)},
	}
}

// open is an endpoint that scripts of other origins may use.
func open(method, path string, h http.Handler) []route {
	h = oauth.CrossOrigin(method, h)
	return []route{{method + " " + path, h}, {http.MethodOptions + " " + path, h}}
}
