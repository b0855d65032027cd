package config

import (
	"math"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// Call is a tool call that the user allows.
type Call struct {
	Name      string
	Arguments map[string]any
}

func (f *File) readTools(e yamlfile.Entry) ([]Call, error) {
	if e.Value.Kind != yaml.SequenceNode {
		return nil, f.problem(e.Line, "tools is %s; give a list of calls, each with name and arguments", yamlfile.KindOf(e.Value))
	}
	var all []Call
	for _, n := range e.Value.Content {
		call, err := f.readCall(n)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o Call) bool { return o.Name == call.Name }) {
			return nil, f.problem(n.Line, "the tool %s is there twice; a run calls it in one way", call.Name)
		}
		all = append(all, call)
	}
	return all, nil
}

func (f *File) readCall(n *yaml.Node) (Call, error) {
	var call Call
	entries, err := f.yaml.Entries(n, yamlfile.Mapping{Called: "a tool call", Example: "name", Keys: []string{"name", "arguments"}})
	if err != nil {
		return call, err
	}
	for _, e := range entries {
		switch {
		case e.Key == "name":
			call.Name, err = f.scalar(e, "string")
		case e.Value.Kind != yaml.MappingNode:
			err = f.problem(e.Line, "arguments is %s; give the names of the arguments with their values", yamlfile.KindOf(e.Value))
		default:
			call.Arguments, err = f.object(e.Value)
		}
		if err != nil {
			return call, err
		}
	}
	if call.Name == "" {
		return call, f.problem(n.Line, "a tool call needs name, the name of the tool")
	}
	return call, nil
}

// object is a mapping as JSON has it.
func (f *File) object(n *yaml.Node) (map[string]any, error) {
	entries, err := f.yaml.Pairs(n, yamlfile.Mapping{Called: "an argument"})
	if err != nil {
		return nil, err
	}
	object := map[string]any{}
	for _, e := range entries {
		if object[e.Key], err = f.json(e.Value); err != nil {
			return nil, err
		}
	}
	return object, nil
}

// json is a value as JSON has it: what only YAML knows, such as a date, is the text that was written.
func (f *File) json(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		return f.object(n)
	case yaml.SequenceNode:
		list := []any{}
		for _, one := range n.Content {
			value, err := f.json(one)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	case yaml.AliasNode:
		return nil, f.problem(n.Line, "*%s is an alias; write out what it stands for", n.Value)
	}
	var value any = n.Value
	switch n.ShortTag() {
	case "!!int", "!!float", "!!bool", "!!null":
		if err := n.Decode(&value); err != nil {
			return nil, f.yaml.Malformed(err)
		}
	}
	if number, ok := value.(float64); ok && (math.IsInf(number, 0) || math.IsNaN(number)) {
		return nil, f.problem(n.Line, "JSON has no number %s", n.Value)
	}
	return value, nil
}
