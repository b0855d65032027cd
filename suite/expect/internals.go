package expect

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// NothingInternal matches an answer whose body shows nothing of the server's inside: no address of
// another machine, no stack trace, no file path, no error of the operating system or of a parser, no page
// of another server. The hosts given, with or without port, are the public ones and may be named.
func NothingInternal(public ...string) Matcher {
	return &rule{
		expected: "an answer without addresses, stack traces, file paths or system errors",
		match:    func(ex *wire.Exchange) bool { return len(internals(ex, public)) == 0 },
		describe: func(ex *wire.Exchange) string {
			if seen := internals(ex, public); len(seen) > 0 {
				return "an answer with " + strings.Join(seen, ", ")
			}
			return Describe(ex)
		},
	}
}

// NoStackTrace matches an answer whose body shows neither a stack trace nor a path of the server's files.
func NoStackTrace() Matcher {
	shown := func(ex *wire.Exchange) string {
		text := unescaped(string(ex.Body))
		for _, t := range traits {
			if (t.kind == stackTrace || t.kind == filePath) && t.pattern.MatchString(text) {
				return t.kind
			}
		}
		return ""
	}
	return &rule{
		expected: "an answer without a stack trace or a file path",
		match:    func(ex *wire.Exchange) bool { return shown(ex) == "" },
		describe: func(ex *wire.Exchange) string { return Describe(ex) + ", with " + shown(ex) },
	}
}

const stackTrace, filePath = "a stack trace", "a file path"

// trait is a mark of what lies behind a server. With host, its first group is a host that may be public.
type trait struct {
	kind    string
	pattern *regexp.Regexp
	host    bool
}

var traits = []trait{
	{"a URL", regexp.MustCompile(`\b[a-z][a-z0-9+]{1,15}://(?:[^\s/"'@]*@)?([^\s/"'<>)?#\\]+)`), true},
	{"an IP address", regexp.MustCompile(`(?:^|[^\w.])((?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?)(?:$|[^\w.])`), true},
	{"a host with its port", regexp.MustCompile(`\b((?:localhost|[A-Za-z][\w-]*(?:\.[\w-]+)+):\d{2,5})\b`), true},
	{stackTrace, regexp.MustCompile(`goroutine \d+ \[|Traceback \(most recent call last\)|File "[^"]+", line \d+|` +
		`\bat [^\n]*[\w)]:\d+:\d+\b|\.(?:go|js|mjs|cjs|ts|py|rb|php|java|kt|cs|rs):\d+\b`), false},
	{filePath, regexp.MustCompile(`(?:^|[\s"'(=:])/(?:app|data|etc|home|mnt|opt|root|srv|tmp|usr|var|workspace|Users)/[^\s"')]+|\b[A-Z]:\\+\w|node_modules/`), false},
	{"an error of the operating system", regexp.MustCompile(`\bE(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|NOTFOUND|HOSTUNREACH|PIPE|AI_AGAIN)\b|` +
		`dial tcp|connection refused|no such host|socket hang up|getaddrinfo|i/o timeout`), false},
	{"an error of a database", regexp.MustCompile(`SQLSTATE|\bORA-\d{5}\b|\bSELECT\b[^\n]*\bFROM\b`), false},
	{"an error of a parser", regexp.MustCompile(`unexpected end of JSON input|Unexpected end of JSON input|Unexpected token .{1,12} in JSON|in JSON at position \d+|` +
		`invalid character '[^']{1,6}' (?:looking for|after|in )|json: cannot unmarshal|JSONDecodeError|line \d+ column \d+ \(char \d+\)`), false},
	{"a page of another server", regexp.MustCompile(`(?i)<!doctype html|<html[\s>]`), false},
}

// internals returns what kinds of traits the body shows.
func internals(ex *wire.Exchange, public []string) []string {
	text := unescaped(string(ex.Body))
	var seen []string
	for _, t := range traits {
		for _, found := range t.pattern.FindAllStringSubmatch(text, -1) {
			if !t.host || !isPublic(found[1], public) {
				seen = append(seen, t.kind)
				break
			}
		}
	}
	return slices.Compact(seen)
}

// isPublic compares names without their port: a resource that is known by its host is at home on each.
func isPublic(host string, public []string) bool {
	name := func(h string) string { return (&url.URL{Host: h}).Hostname() }
	return slices.ContainsFunc(public, func(p string) bool {
		if (&url.URL{Host: p}).Port() == "" {
			return strings.EqualFold(name(host), name(p))
		}
		return strings.EqualFold(host, p)
	})
}

// unescaped undoes the escapes of JSON, twice: an answer quoted in an answer is escaped twice.
func unescaped(text string) string { return jsonUnescape.Replace(jsonUnescape.Replace(text)) }
