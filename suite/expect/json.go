package expect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// JSON matches a 200 with a JSON object, declared as application/json.
func JSON() Matcher {
	return &rule{
		expected: "200 with a JSON object",
		match: func(ex *wire.Exchange) bool {
			return ex.Status == 200 && mediaType(ex) == "application/json" && object(ex) != nil
		},
	}
}

// HasMember matches a JSON object with the given member, whatever its value but null.
func HasMember(name string) Matcher {
	return &rule{
		expected: "a JSON object with " + name,
		match:    func(ex *wire.Exchange) bool { return object(ex)[name] != nil },
		describe: func(ex *wire.Exchange) string { return describeMember(ex, name) },
	}
}

// MemberOfType matches a JSON object whose member has the given JSON type: string, number, boolean,
// object, array, null. An empty string is not accepted for a string.
func MemberOfType(name, jsonType string) Matcher {
	return &rule{
		expected: fmt.Sprintf("a JSON object with %s, a %s", name, jsonType),
		match: func(ex *wire.Exchange) bool {
			value, present := object(ex)[name]
			return present && typeOf(value) == jsonType && value != ""
		},
		describe: func(ex *wire.Exchange) string { return describeMember(ex, name) },
	}
}

// Member matches a JSON object whose member is equal to value. Numbers are compared as written.
func Member(name string, value any) Matcher {
	return &rule{
		expected: fmt.Sprintf("%s %v", name, value),
		match: func(ex *wire.Exchange) bool {
			got, present := object(ex)[name]
			return present && typeOf(got) == typeOf(value) && fmt.Sprint(got) == fmt.Sprint(value)
		},
		describe: func(ex *wire.Exchange) string { return describeMember(ex, name) },
	}
}

// OnlyMembers matches a JSON object that has no members but the given ones; for answers that must
// disclose nothing more.
func OnlyMembers(names ...string) Matcher {
	return &rule{
		expected: "a JSON object with nothing but " + strings.Join(names, ", "),
		match: func(ex *wire.Exchange) bool {
			doc := object(ex)
			return doc != nil && !slices.ContainsFunc(members(doc), func(m string) bool { return !slices.Contains(names, m) })
		},
	}
}

// NoNullMembers matches a JSON object without a null member: clients that check a schema refuse
// null where a member is optional.
func NoNullMembers() Matcher {
	return &rule{
		expected: "a JSON object without null members",
		match: func(ex *wire.Exchange) bool {
			doc := object(ex)
			return doc != nil && len(nullMembers(doc)) == 0
		},
		describe: func(ex *wire.Exchange) string {
			if null := nullMembers(object(ex)); len(null) > 0 {
				return fmt.Sprintf("%d with null in %s", ex.Status, strings.Join(null, ", "))
			}
			return Describe(ex)
		},
	}
}

func nullMembers(doc map[string]any) []string {
	return slices.DeleteFunc(members(doc), func(name string) bool { return doc[name] != nil })
}

// members returns the names of a document in order.
func members(doc map[string]any) []string {
	names := make([]string, 0, len(doc))
	for name := range doc {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// object returns the body as a JSON object, or nil. Numbers keep their spelling.
func object(ex *wire.Exchange) map[string]any { return parseObject(ex.Body) }

func parseObject(text []byte) map[string]any {
	if text = bytes.TrimSpace(text); !json.Valid(text) || text[0] != '{' {
		return nil
	}
	var doc map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if decoder.Decode(&doc) != nil {
		return nil
	}
	return doc
}

func typeOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "number"
}

func describeMember(ex *wire.Exchange, name string) string {
	doc := object(ex)
	value, present := doc[name]
	switch {
	case doc == nil:
		return Describe(ex)
	case !present:
		return fmt.Sprintf("%s, no %s", Describe(ex), name)
	case value == nil:
		return fmt.Sprintf("%d with %s null", ex.Status, name)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return Describe(ex)
	}
	return fmt.Sprintf("%d with %s %s", ex.Status, name, short(string(text)))
}
