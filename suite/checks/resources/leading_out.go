package resources

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/mcpconform/mcpconform/suite/client"
)

// outside is a file that every Linux system lets everybody read. It says which system that is, and
// nothing of those who use it.
const outside = "/etc/os-release"

// up is how many directories the paths go up; more than lie above any.
const up = 12

// paths lead from any directory to that file: as they are, and with slashes that are part of a name until
// somebody decodes them.
var paths = []string{
	strings.Repeat("../", up) + outside[1:],
	strings.Repeat("..%2F", up) + strings.ReplaceAll(outside[1:], "/", "%2F"),
}

// leadingOut makes URIs that lead out of what is shared: as a file, and from the place of one resource of
// each scheme.
func leadingOut(shared []client.Resource) []string {
	uris := []string{"file://" + outside}
	schemes := map[string]bool{}
	for _, r := range shared {
		u, err := url.Parse(r.URI)
		if err != nil || u.Opaque != "" || schemes[u.Scheme] || len(schemes) == most {
			continue
		}
		schemes[u.Scheme] = true
		for _, path := range paths {
			uris = append(uris, r.URI[:strings.LastIndex(r.URI, "/")+1]+path)
		}
	}
	return uris
}

// expression is what a URI template leaves open (RFC 6570 §2.2).
var expression = regexp.MustCompile(`\{[^{}]+\}`)

// expanded puts the paths where templates leave something open.
func expanded(templates []string) []string {
	var uris []string
	for _, template := range templates {
		for _, path := range paths {
			if uri := expression.ReplaceAllLiteralString(template, path); uri != template {
				uris = append(uris, uri)
			}
		}
	}
	return uris
}
