package render

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// fingerprint is what stands in a run for a credential: «kind:mark», with more behind the mark where
// the credential was a JWT.
var fingerprint = regexp.MustCompile(`(?:«|%C2%AB)([A-Za-z][A-Za-z0-9_ .-]*)(?::|%3A)([0-9A-Za-z]+)[^»]*?(?:»|%C2%BB)`)

// curl is a command that repeats a request. Each credential becomes a variable that the reader sets;
// names lists them in order, each with the fingerprint it stands for.
func curl(x *result.Exchange) (command string, names []string) {
	v := &variables{byMark: map[string]string{}}
	args := []string{"curl -sS -i -X " + v.quote(x.Request.Method)}
	args = append(args, "  "+v.quote(x.Request.URL))
	for _, name := range sortedNames(x.Request.Header) {
		if skipped[http.CanonicalHeaderKey(name)] {
			continue
		}
		for _, value := range x.Request.Header[name] {
			args = append(args, "  -H "+v.quote(name+": "+value))
		}
	}
	if x.Request.Body != "" {
		args = append(args, "  --data-raw "+v.quote(x.Request.Body))
	}
	return strings.Join(args, " \\\n"), v.names
}

// skipped are headers that curl sets itself, or that would make its answer unreadable.
var skipped = map[string]bool{"Host": true, "Content-Length": true, "Accept-Encoding": true, "Connection": true}

func sortedNames(h map[string][]string) []string {
	names := make([]string, 0, len(h))
	for name := range h {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// variables names the credentials of one command.
type variables struct {
	byMark map[string]string
	names  []string
}

// quote makes a shell word: single quotes around what is plain, a quoted variable for each fingerprint.
func (v *variables) quote(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range fingerprint.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(single(s[at:m[0]]))
		b.WriteString(`"$` + v.name(s[m[2]:m[3]], s[m[4]:m[5]]) + `"`)
		at = m[1]
	}
	b.WriteString(single(s[at:]))
	if b.Len() == 0 {
		return "''"
	}
	return b.String()
}

// name returns the variable of a credential: the same for the same mark, another for another.
func (v *variables) name(kind, mark string) string {
	if name, ok := v.byMark[mark]; ok {
		return name
	}
	base := strings.Trim(regexp.MustCompile(`[^A-Z0-9]+`).ReplaceAllString(strings.ToUpper(kind), "_"), "_")
	name := base
	for n := 2; v.taken(name); n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	v.byMark[mark] = name
	v.names = append(v.names, name+" is «"+kind+":"+mark+"»")
	return name
}

func (v *variables) taken(name string) bool {
	return slices.ContainsFunc(v.names, func(n string) bool { return strings.HasPrefix(n, name+" ") })
}

var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:=@%+,-]+$`)

func single(s string) string {
	if s == "" || plainWord.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(plainLines(s), "'", `'\''`) + "'"
}
