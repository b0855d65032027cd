package spec

// What browsers do with the pages of a login.
var (
	CSP3 = anchored("csp3", "CSP 3", "https://www.w3.org/TR/CSP3/", map[string]string{
		"6.4.1": "directive-form-action",
	})
	HTML = page("html", "html-browsers", "HTML", "https://html.spec.whatwg.org/multipage/browsers.html",
		"Cross-origin opener policies")
)
