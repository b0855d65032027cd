package diagnose

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"text/template"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Filling is what a rule's Cause and Fix can name. Every method returns one line, and words that fit a
// sentence where the run does not know the value.
type Filling struct {
	facts *facts
	seen  *result.Exchange
	roots []string // the checks the rule rests on
}

func parse(name, text string) *template.Template {
	return template.Must(template.New(name).Option("missingkey=error").Parse(strings.ReplaceAll(text, "\n", " ")))
}

// fill makes the text from a Filling, or from what rule zero says. A template that does not fit its data is a mistake in this package's source;
// then the text says so rather than panic in front of a user.
func fill(t *template.Template, data any) string {
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "(" + err.Error() + ")"
	}
	return strings.ReplaceAll(b.String(), "….", "…")
}

// Host is the name of the host: ChatGPT.
func (f Filling) Host() string { return firstOf(short(f.facts.run.Host.Name), "the host") }

// MCP is the MCP URL the user typed.
func (f Filling) MCP() string { return short(f.facts.run.Target.URL) }

// MCPHost is its host name.
func (f Filling) MCPHost() string {
	u, err := url.Parse(f.facts.run.Target.URL)
	if err != nil || u.Host == "" {
		return "the host"
	}
	return short(u.Hostname())
}

// Issuer is the authorization server's issuer: the chosen one, or the first the metadata names.
func (f Filling) Issuer() string {
	if s := f.facts.run.Target.Issuer; s != "" {
		return short(s)
	}
	if named := f.issuers(); len(named) > 0 {
		return named[0]
	}
	return "the authorization server"
}

// NoServer begins a sentence on what the authorization server, or each of several, does not publish.
func (f Filling) NoServer() string {
	named := f.issuers()
	switch {
	case f.facts.run.Target.Issuer != "":
		return "The authorization server " + short(f.facts.run.Target.Issuer) + " publishes no"
	case len(named) == 0:
		return "The authorization server publishes no"
	case len(named) == 1:
		return "The authorization server " + named[0] + " publishes no"
	default:
		return short("None of the authorization servers "+strings.Join(named, ", ")) + " publishes"
	}
}

// issuers are the authorization servers that the resource metadata names.
func (f Filling) issuers() []string {
	var named []string
	servers, _ := f.document(f.facts.run.Target.ResourceMetadataURL, resourceWellKnown)["authorization_servers"].([]any)
	for _, server := range servers {
		if s, ok := server.(string); ok && s != "" {
			named = append(named, short(s))
		}
	}
	return named
}

// PathMetadata is where RFC 9728 §3.1 puts the protected resource metadata of the MCP URL.
func (f Filling) PathMetadata() string { return wellKnown(f.facts.run.Target.URL, resourceWellKnown) }

// RootMetadata is the metadata location of the MCP URL's origin.
func (f Filling) RootMetadata() string {
	u, err := url.Parse(f.facts.run.Target.URL)
	if err != nil {
		return resourceWellKnown
	}
	u.Path, u.RawQuery, u.Fragment = resourceWellKnown, "", ""
	return short(u.String())
}

// ResourceMetadata is the protected resource metadata found, or where it belongs.
func (f Filling) ResourceMetadata() string {
	return firstOf(short(f.facts.run.Target.ResourceMetadataURL), f.PathMetadata())
}

// ServerMetadata is the authorization server metadata found, or where RFC 8414 §3.1 puts it.
func (f Filling) ServerMetadata() string {
	if s := f.facts.run.Target.ServerMetadataURL; s != "" {
		return short(s)
	}
	return wellKnown(f.Issuer(), serverWellKnown)
}

// Endpoint is the value of a member of the authorization server metadata, such as token_endpoint.
func (f Filling) Endpoint(member string) string {
	if s, ok := f.document(f.facts.run.Target.ServerMetadataURL, serverWellKnown)[member].(string); ok && s != "" {
		return short(s)
	}
	return "the " + strings.ReplaceAll(member, "_", " ")
}

// Actual is what a check saw.
func (f Filling) Actual(id string) string {
	if c := f.facts.checks[id]; c != nil && c.Actual != "" {
		return strings.TrimRight(brief(c.Actual), ".")
	}
	return "something else"
}

// ActualOfRoot is what the first check that the rule rests on saw.
func (f Filling) ActualOfRoot() string {
	if len(f.roots) == 0 {
		return "something else"
	}
	return f.Actual(f.roots[0])
}

// The well-known locations of RFC 9728 §3 and RFC 8414 §3.
const (
	resourceWellKnown = "/.well-known/oauth-protected-resource"
	serverWellKnown   = "/.well-known/oauth-authorization-server"
)

// wellKnown inserts a well-known location between host and path.
func wellKnown(of, location string) string {
	u, err := url.Parse(of)
	if err != nil || u.Host == "" {
		return location
	}
	u.Path, u.RawQuery, u.Fragment = location+strings.TrimSuffix(u.Path, "/"), "", ""
	return short(u.String())
}

// document is the JSON object answered at a URL or, when the run names none, at a well-known location.
func (f Filling) document(at, location string) map[string]any {
	for i := range f.facts.run.Exchanges {
		x := &f.facts.run.Exchanges[i]
		if x.Response.Status != 200 || (at != "" && x.Request.URL != at) || (at == "" && !strings.Contains(pathOf(x.Request.URL), location)) {
			continue
		}
		var doc map[string]any
		if json.Unmarshal([]byte(x.Response.Body), &doc) == nil {
			return doc
		}
	}
	return nil
}

// query is what an evidence line can do without: the exchange has it.
var query = regexp.MustCompile(`(https?://[^\s?"]+)\?[^\s"]+`)

// brief is short without the queries of URLs.
func brief(s string) string {
	return short(query.ReplaceAllStringFunc(s, func(url string) string {
		at := strings.IndexByte(url, '?')
		end := strings.TrimRight(url, ":;,.)")
		return url[:at] + "?…" + url[len(end):]
	}))
}

// short makes a value of the target one line of bearable length.
func short(s string) string {
	const most = 240
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
