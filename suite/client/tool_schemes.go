package client

import (
	"encoding/json"
	"slices"
)

// Scheme is one way to be allowed to call a tool (OpenAI, "Triggering authentication UI").
type Scheme struct {
	Type   string   `json:"type"`
	Scopes []string `json:"scopes"`
}

// SecuritySchemes returns what the tool says it wants of its callers, from securitySchemes or else from
// its copy in _meta; nil where neither can be read.
func (t *Tool) SecuritySchemes() []Scheme {
	raw := t.Schemes
	if raw == nil {
		var meta struct {
			Schemes json.RawMessage `json:"securitySchemes"`
		}
		_ = json.Unmarshal(t.Meta, &meta) // then there are none
		raw = meta.Schemes
	}
	var schemes []Scheme
	if json.Unmarshal(raw, &schemes) != nil {
		return nil
	}
	return schemes
}

// Scopes returns what a token needs to call the tool, as far as it says so.
func (t *Tool) Scopes() []string {
	var scopes []string
	for _, s := range t.SecuritySchemes() {
		if s.Type == "oauth2" {
			scopes = append(scopes, s.Scopes...)
		}
	}
	return scopes
}

// NeedsLogin reports whether the tool says that there is no way to call it but oauth2.
func (t *Tool) NeedsLogin() bool {
	schemes := t.SecuritySchemes()
	return len(schemes) > 0 && !slices.ContainsFunc(schemes, func(s Scheme) bool { return s.Type != "oauth2" })
}

// ForEverybody reports whether the tool says that it can be called without a login.
func (t *Tool) ForEverybody() bool {
	return slices.ContainsFunc(t.SecuritySchemes(), func(s Scheme) bool { return s.Type == "noauth" })
}

// Callable reports whether the tool may be called without arguments of our own making: it says that it
// changes nothing and needs none, or the user allows it and says what to call it with.
func (t *Tool) Callable() bool { return t.Named || t.ReadOnly() && t.needsNothing() }

// demanding are the keywords by which a schema can ask for arguments that its required does not name
// (JSON Schema 2020-12).
var demanding = []string{"allOf", "anyOf", "oneOf", "not", "if", "minProperties", "$ref", "$dynamicRef"}

// needsNothing reports a schema that takes no arguments for all that is needed.
func (t *Tool) needsNothing() bool {
	required, ok := t.Required()
	var members map[string]json.RawMessage
	if !ok || len(required) > 0 || json.Unmarshal(t.InputSchema, &members) != nil {
		return false
	}
	return !slices.ContainsFunc(demanding, func(keyword string) bool { return members[keyword] != nil })
}
