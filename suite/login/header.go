package login

import "net/http"

// browserAgent is a plain desktop browser's, with our name at its end.
const browserAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 mcpconform"

// BrowserHeader returns the headers of a navigation: some servers answer JSON to a request that
// does not ask for HTML. A fresh copy at each call.
func BrowserHeader() http.Header {
	return http.Header{
		"User-Agent":                {browserAgent},
		"Accept":                    {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
		"Accept-Language":           {"en-US,en;q=0.9"},
		"Upgrade-Insecure-Requests": {"1"},
		"Sec-Fetch-Dest":            {"document"},
		"Sec-Fetch-Mode":            {"navigate"},
		"Sec-Fetch-Site":            {"cross-site"},
		"Sec-Fetch-User":            {"?1"},
	}
}
