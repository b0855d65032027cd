package recipe_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/onsi/gomega"
	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

var update = flag.Bool("update", false, "write the schema anew")

func TestThePublishedSchemaIsCurrent(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	made, err := recipe.Schema()
	g.Expect(err).NotTo(gomega.HaveOccurred())
	if *update {
		g.Expect(os.WriteFile("recipe.schema.json", made, 0o644)).To(gomega.Succeed())
	}
	published, err := os.ReadFile("recipe.schema.json")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(published)).To(gomega.Equal(string(made)), "run make docs")
}

// beyondSchema are mistakes that a schema cannot tell.
var beyondSchema = map[string]bool{
	"steps:\n  - click: ${code}\n":                              true,
	"steps:\n  - fill: A\n    with: ${user\n":                   true,
	"steps:\n  - code: A\n    url: http://h/\n    match: '('\n": true,
}

// What an editor marks is what a run refuses.
func TestTheSchemaAgreesWithTheReader(t *testing.T) {
	t.Parallel()
	text, err := recipe.Schema()
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
	good := map[string]bool{whole: true, "deny:\n  - click: No\n": true}
	for text := range wrong {
		good[text] = false
	}
	for file, good := range good {
		g := gomega.NewWithT(t)
		var value any
		if yaml.Unmarshal([]byte(file), &value) != nil || beyondSchema[file] {
			continue
		}
		invalid := resolved.Validate(value)
		g.Expect(invalid == nil).To(gomega.Equal(good), "%s: %v", file, invalid)
	}
}
