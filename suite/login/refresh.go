package login

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// refreshTarget is the value of a refresh: how many seconds later, and where to (HTML, "shared declarative refresh steps").
var refreshTarget = regexp.MustCompile(`(?i)^\s*(\d*)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['"]?([^'"]+)`)

// Refreshes tells the page of the Refresh field of the answer it came with; "" says that there was none.
func (p *Page) Refreshes(field string) { p.refreshes(field, p.URL) }

// refreshes reads a refresh; the first one counts.
func (p *Page) refreshes(value string, base *url.URL) {
	m := refreshTarget.FindStringSubmatch(value)
	if m == nil || p.Refresh != nil {
		return
	}
	if u, err := base.Parse(strings.TrimSpace(m[2])); err == nil {
		seconds, _ := strconv.Atoi(m[1]) // none is at once
		p.Refresh, p.RefreshIn = u, time.Duration(seconds)*time.Second
	}
}
