package resource

import "github.com/google/jsonschema-go/jsonschema"

// schema is the JSON Schema of T, with slices that are never null. Only for types it can express, which
// a test sees to.
func schema[T any]() *jsonschema.Schema {
	s, err := jsonschema.For[T](nil)
	if err != nil {
		panic(err) // a programming error, and the same one at every start
	}
	withoutNull(s)
	return s
}

// withoutNull undoes that a Go slice is taken for "array or null".
func withoutNull(s *jsonschema.Schema) {
	if len(s.Types) == 2 && s.Types[0] == "null" {
		s.Type, s.Types = s.Types[1], nil
	}
	for _, p := range s.Properties {
		withoutNull(p)
	}
	if s.Items != nil {
		withoutNull(s.Items)
	}
}
