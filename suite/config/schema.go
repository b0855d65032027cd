package config

import (
	"encoding/json"
	"strconv"

	"github.com/spf13/pflag"
)

//go:generate sh -c "go run ../mcpconform init --schema > schema.new && mv schema.new mcpconform.schema.json || { rm -f schema.new; exit 1; }"

// SchemaURL is where the schema of the configuration file is published.
const SchemaURL = "https://github.com/mcpconform/mcpconform/raw/main/suite/config/mcpconform.schema.json"

type schema map[string]any

// Schema is the JSON Schema of the configuration file, for editors.
func Schema() ([]byte, error) {
	var c Config
	flags := pflag.NewFlagSet("schema", pflag.ContinueOnError)
	c.Bind(flags)
	properties := schema{}
	for _, k := range Keys(flags) {
		properties[k.Name] = k.schema()
	}
	text, err := json.MarshalIndent(schema{
		"$schema": "http://json-schema.org/draft-07/schema#", "$id": SchemaURL, "title": FileName,
		"type": "object", "additionalProperties": false, "properties": properties,
	}, "", "  ")
	return append(text, '\n'), err
}

func (k Key) schema() schema {
	s := schema{"description": k.About}
	switch k.Kind {
	case "int":
		n, _ := strconv.Atoi(k.Default) // it is the text of an int
		s["type"], s["default"] = "integer", n
	case "float64":
		n, _ := strconv.ParseFloat(k.Default, 64) // as above
		s["type"], s["default"] = "number", n
	case "bool":
		s["type"], s["default"] = "boolean", k.Default == "true"
	case "duration":
		s["type"], s["default"], s["pattern"] = "string", k.Default, `^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$`
	case "list":
		return k.list(s)
	default:
		s["type"] = "string"
		if k.Default != "" {
			s["default"] = k.Default
		}
	}
	if values := map[string][]string{"login": Logins, "fail-on": Measures}[k.Name]; values != nil {
		s["enum"] = values
	}
	return s
}

// list is the schema of users and of tools.
func (k Key) list(s schema) schema {
	item := schema{"type": "object", "additionalProperties": false}
	if k.Name == "users" {
		s["maxItems"] = mostUsers
		item["required"] = []string{"user"}
		item["properties"] = schema{
			"user": schema{"type": "string", "description": "e-mail address or user name"},
			"code": schema{
				"type": "string", "pattern": reference.String(),
				"description": "the environment variable that holds its one-time code or password, as ${MY_CODE}; without it MCPCONFORM_LOGIN_CODE, " +
					"for the second account MCPCONFORM_LOGIN_CODE_2",
			},
		}
	} else {
		item["required"] = []string{"name"}
		item["properties"] = schema{
			"name":      schema{"type": "string", "description": "name of the tool"},
			"arguments": schema{"type": "object", "description": "what it is called with"},
		}
	}
	s["type"], s["items"] = "array", item
	return s
}
