package recipe

import (
	"encoding/json"
	"maps"
	"slices"
)

//go:generate go test -run TestThePublishedSchemaIsCurrent . -update

// SchemaURL is where the schema of a recipe is published.
const SchemaURL = "https://github.com/mcpconform/mcpconform/raw/main/suite/login/recipe/recipe.schema.json"

type schema map[string]any

func text(about string) schema { return schema{"type": "string", "minLength": 1, "description": about} }

func list(about string) schema {
	return schema{"type": "array", "minItems": 1, "items": schema{"$ref": "#/definitions/step"}, "description": about}
}

// Schema is the JSON Schema of a recipe, for editors.
func Schema() ([]byte, error) {
	made, err := json.MarshalIndent(schema{
		"$schema": "http://json-schema.org/draft-07/schema#", "$id": SchemaURL, "title": "mcpconform recipe",
		"type": "object", "additionalProperties": false, "minProperties": 1,
		"properties": schema{
			"steps": list("what is done to log in"),
			"allow": list("what is done then to allow; without it the consent page is recognized"),
			"deny":  list("what is done then to refuse; without it the consent page is recognized"),
		},
		"definitions": schema{"step": stepSchema(), "element": found(false), "place": found(true)},
	}, "", "  ")
	return append(made, '\n'), err
}

// found is the schema of an element, or of anything that can be waited for.
func found(address bool) schema {
	one := func(key, about string) schema {
		return schema{"type": "object", "additionalProperties": false, "required": []string{key}, "properties": schema{key: text(about)}}
	}
	ways := []schema{
		text("what a user reads: the label of a field, the text of a button or of anything else; * stands for any text"),
		one("css", "a CSS selector"), one("text", "what a user reads"),
	}
	if address {
		ways = append(ways, one("url", "the address of the page without its query; * stands for anything"))
	}
	return schema{"oneOf": ways}
}

// kind is one kind of step: what it must have and what it may have.
type kind struct{ must, may []string }

func kinds() []kind {
	source := func(of string) kind {
		return kind{[]string{"code", of}, append([]string{"if", "timeout", "reuse"}, besides[of]...)}
	}
	return []kind{
		{[]string{"fill", "with"}, verbs["fill"]}, {[]string{"click"}, verbs["click"]}, {[]string{"press"}, verbs["press"]},
		{[]string{"wait"}, verbs["wait"]}, {[]string{"if", "steps"}, nil}, source("totp"), source("command"), source("url"),
	}
}

func stepSchema() schema {
	var all []schema
	for _, k := range kinds() {
		properties := schema{}
		for _, key := range slices.Concat(k.must, k.may) {
			properties[key] = keySchema(key)
		}
		all = append(all, schema{"type": "object", "additionalProperties": false, "required": k.must, "properties": properties})
	}
	return schema{"oneOf": all}
}

func keySchema(key string) schema {
	switch key {
	case "fill", "click", "code":
		return schema{"$ref": "#/definitions/element"}
	case "wait", "if":
		return schema{"$ref": "#/definitions/place"}
	case "steps":
		return list("what is done where the condition holds")
	case "with":
		return text("what is typed; ${user} and ${code} are those of the account, any other ${NAME} is an environment variable")
	case "press":
		return schema{"enum": Keys}
	case "timeout":
		return schema{"type": "string", "pattern": `^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$`, "description": "how long it may take"}
	}
	return sourceSchema(key)
}

func sourceSchema(key string) schema {
	switch key {
	case "totp":
		return schema{"type": "string", "pattern": only.String(), "description": "the environment variable that holds the secret of an authenticator app, in base32"}
	case "digits":
		return schema{"type": "integer", "minimum": leastDigits, "maximum": mostDigits, "default": 6}
	case "period":
		return schema{"type": "integer", "minimum": 1, "maximum": mostPeriod, "default": 30, "description": "seconds"}
	case "algorithm":
		return schema{"enum": slices.Sorted(maps.Keys(algorithms)), "default": "SHA1"}
	case "command":
		return schema{"type": "array", "minItems": 1, "items": schema{"type": "string", "minLength": 1}, "description": "a program and its arguments; it prints the code"}
	case "url":
		return schema{"type": "string", "pattern": `^(https?://|\$\{)`, "description": "it answers a GET with the code"}
	case "headers":
		return schema{"type": "object", "additionalProperties": schema{"type": "string"}}
	case "json":
		return text("the way to the code in a JSON document, such as messages.0.text")
	case "match":
		return text("a regular expression that finds the code: its first group, or all of it")
	default: // reuse
		return schema{"type": "boolean", "default": false, "description": "take a code that was used before in this run"}
	}
}
