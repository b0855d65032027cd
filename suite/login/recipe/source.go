package recipe

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pquerna/otp"
	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// Source is where a one-time code comes from. One of TOTP, Command and URL is set.
type Source struct {
	// TOTP refers to the secret of an authenticator app (RFC 6238), in base32.
	TOTP      Text
	Digits    int
	Period    int // seconds
	Algorithm otp.Algorithm

	// Command is a program with its arguments that prints the code.
	Command []Text
	// URL answers a GET with the code.
	URL     Text
	Headers map[string]Text
	// JSON is the way to the code in a JSON document, such as messages.0.text; "" is the whole answer.
	JSON string
	// Match finds the code in a longer text: its first group, or the whole match. Nil takes all of it.
	Match *regexp.Regexp

	// Reuse takes a code that has been used in this run. Servers that follow RFC 6238 §5.2 refuse it.
	Reuse bool
	// Line is where the source stands.
	Line int
}

const (
	leastDigits, mostDigits = 6, 10
	mostPeriod              = 3600
)

func newSource() *Source { return &Source{Digits: 6, Period: 30, Algorithm: otp.AlgorithmSHA1} }

// algorithms are the hash functions of RFC 6238 §1.2.
var algorithms = map[string]otp.Algorithm{"SHA1": otp.AlgorithmSHA1, "SHA256": otp.AlgorithmSHA256, "SHA512": otp.AlgorithmSHA512}

// source reads one entry of a code's source.
func (r *reader) source(s *Source, e yamlfile.Entry) (err error) {
	switch e.Key {
	case "totp":
		if s.Line = e.Line; e.Value.Kind != yaml.ScalarNode || !only.MatchString(e.Value.Value) {
			return r.secret(e)
		}
		s.TOTP = Text(e.Value.Value)
	case "digits":
		s.Digits, err = r.number(e, leastDigits, mostDigits)
	case "period":
		s.Period, err = r.number(e, 1, mostPeriod)
	case "algorithm":
		var known bool
		if s.Algorithm, known = algorithms[e.Value.Value]; !known {
			err = r.file.Problem(e.Line, "algorithm is not known; choose one of SHA1, SHA256, SHA512")
		}
	case "command":
		s.Line = e.Line
		s.Command, err = r.command(e)
	case "url":
		s.Line = e.Line
		s.URL, err = r.address(e)
	case "headers":
		s.Headers, err = r.headers(e)
	case "json":
		s.JSON, err = r.file.Text(e)
	case "match":
		s.Match, err = r.pattern(e)
	case "reuse":
		var value string
		value, err = r.file.Scalar(e, []string{"!!bool"}, "true or false")
		s.Reuse = strings.EqualFold(value, "true")
	}
	return err
}

// besides are the keys that say more about each source.
var besides = map[string][]string{
	"totp": {"digits", "period", "algorithm"}, "command": {"match"}, "url": {"headers", "json", "match"},
}

// oneSource refuses two sources, and what belongs to another.
func (r *reader) oneSource(s *Step, entries []yamlfile.Entry) error {
	var found []string
	for _, e := range entries {
		if _, is := besides[e.Key]; is {
			found = append(found, e.Key)
		}
	}
	if len(found) == 0 {
		return r.file.Problem(s.Line, "code needs the source of the code: totp, command or url")
	}
	if len(found) > 1 {
		return r.file.Problem(s.Line, "a code has one source, and this one has %s", strings.Join(found, " and "))
	}
	for _, e := range entries {
		of := slices.Contains(besides["totp"], e.Key) || slices.Contains(besides["url"], e.Key)
		if of && !slices.Contains(besides[found[0]], e.Key) {
			return r.file.Problem(e.Line, "%s does not go with %s", e.Key, found[0])
		}
	}
	return nil
}

func (r *reader) number(e yamlfile.Entry, least, most int) (int, error) {
	value, err := r.file.Scalar(e, []string{"!!int"}, "a whole number")
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		return 0, r.file.Problem(e.Line, "%s is out of range; give %d to %d", e.Key, least, most)
	}
	return n, nil
}

func (r *reader) command(e yamlfile.Entry) ([]Text, error) {
	const wanted = `give a list, the program and its arguments, such as [./code, "${user}"]; a line for a shell is [sh, -c, "…"]`
	if e.Value.Kind != yaml.SequenceNode || len(e.Value.Content) == 0 {
		return nil, r.file.Problem(e.Line, "command is %s; %s", yamlfile.KindOf(e.Value), wanted)
	}
	var all []Text
	for _, n := range e.Value.Content {
		text, err := r.text(yamlfile.Entry{Key: "an argument of command", Value: n, Line: n.Line})
		if err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, nil
}

func (r *reader) address(e yamlfile.Entry) (Text, error) {
	text, err := r.text(e)
	if err == nil && !strings.HasPrefix(string(text), "https://") && !strings.HasPrefix(string(text), "http://") && !strings.HasPrefix(string(text), "${") {
		err = r.file.Problem(e.Line, "url is not an http or https URL")
	}
	return text, err
}

// credential are header fields that hold a secret.
var credential = regexp.MustCompile(`(?i)auth|cookie|key|token|secret|password`)

func (r *reader) headers(e yamlfile.Entry) (map[string]Text, error) {
	entries, err := r.file.Pairs(e.Value, yamlfile.Mapping{Called: "headers", Example: "Authorization"})
	if err != nil {
		return nil, err
	}
	all := map[string]Text{}
	for _, field := range entries {
		text, err := r.text(field)
		if err == nil && credential.MatchString(field.Key) && len(text.References()) == 0 {
			err = r.secret(field)
		}
		if err != nil {
			return nil, err
		}
		all[field.Key] = text
	}
	return all, nil
}

func (r *reader) pattern(e yamlfile.Entry) (*regexp.Regexp, error) {
	text, err := r.file.Text(e)
	if err != nil {
		return nil, err
	}
	p, err := regexp.Compile(text)
	if err != nil {
		return nil, r.file.Problem(e.Line, "match is no regular expression (%v)", err)
	}
	return p, nil
}
