package main

import (
	_ "embed" // the page
	"html/template"
	"net/http"

	"github.com/ory/fosite"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// ask shows the page on which the user logs in and agrees, or does not.
func ask(w http.ResponseWriter, request fosite.AuthorizeRequester, problem string) {
	name := request.GetClient().GetID()
	if c, ok := request.GetClient().(*client); ok && c.name != "" {
		name = c.name
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'")
	_ = page.Execute(w, map[string]any{
		"Client":   name,
		"Redirect": request.GetRedirectURI().Host,
		"Scopes":   requestedScopes(request),
		"Problem":  problem,
	})
}
