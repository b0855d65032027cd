package config_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/onsi/gomega"
	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/config"
)

func TestThePublishedSchemaIsCurrent(t *testing.T) {
	t.Parallel()
	published, err := os.ReadFile("mcpconform.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if made, err := config.Schema(); err != nil || string(made) != string(published) {
		t.Errorf("suite/config/mcpconform.schema.json is not what the keys say (%v); run make docs", err)
	}
}

// The schema and the reader of the file agree: what an editor marks is what a run refuses.
func TestTheSchemaAgreesWithTheReader(t *testing.T) {
	t.Parallel()
	text, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for file, good := range map[string]bool{
		"target: self\nbudget: 1m30s\nparallel: 4\ninsecure: true\nlogin: form\nrps: 2.5": true,
		"rps: 3": true, "rps: fast": false,
		"users: [{user: a, code: '${MY_CODE}'}, {user: b}]":            true,
		"tools: [{name: echo, arguments: {a: {b: 1}}}, {name: other}]": true,
		"lables: x": false, "budget: 120": false, "budget: soon": false, "parallel: many": false, "insecure: yes": false,
		"users: [{user: a, code: hunter2}]": false, "users: [{code: '${A}'}]": false, "users: [{user: a}, {user: b}, {user: c}]": false,
		"tools: [{arguments: {}}]": false, "tools: echo": false, "fault: code-reuse": false, "fail-on: warn\nbaseline: known.json": true, "write-baseline: true": false, "user: a": false, "config: a": false,
	} {
		g := gomega.NewWithT(t)
		var value any
		g.Expect(yaml.Unmarshal([]byte(file), &value)).To(gomega.Succeed())
		_, _, _, refused := applied(t, true, file)
		g.Expect(refused == nil).To(gomega.Equal(good), "the reader: %s: %v", file, refused)
		invalid := resolved.Validate(value)
		g.Expect(invalid == nil).To(gomega.Equal(good), "the schema: %s: %v", file, invalid)
	}
}
