package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// mostPages bounds a list that goes on and on.
const mostPages = 50

// ListTools sends tools/list, and again for each further page. The error says why the answer that
// comes with it holds no list; without one it is the answer with the first page.
func (p *Player) ListTools(ctx context.Context, bearer string) ([]Tool, *RPC, error) {
	var all []Tool
	var first *RPC
	cursors := map[string]bool{}
	for params := map[string]any{}; ; {
		rpc := p.MCP(ctx, bearer, "tools/list", params)
		page, next, err := readTools(rpc)
		if err != nil {
			return nil, rpc, err
		}
		for i := range page {
			_, page[i].Named = p.Allowed[page[i].Name]
		}
		if all = append(all, page...); first == nil {
			first = rpc
		}
		switch {
		case next == "":
			return all, first, nil
		case cursors[next] || len(cursors) == mostPages:
			return nil, rpc, errors.New("tools/list: the pages do not end: nextCursor comes again and again")
		}
		cursors[next] = true
		params = map[string]any{"cursor": next}
	}
}

func readTools(rpc *RPC) (page []Tool, next string, err error) {
	if rpc.Err != nil {
		return nil, "", rpc.Err
	}
	var list struct {
		Tools *json.RawMessage `json:"tools"`
		Next  *string          `json:"nextCursor"`
	}
	if err := rpc.Decode(&list); err != nil {
		return nil, "", fmt.Errorf("tools/list: %w", wordly(err))
	}
	var raw []json.RawMessage
	if list.Tools == nil || json.Unmarshal(*list.Tools, &raw) != nil || raw == nil {
		return nil, "", errors.New("tools/list: the result has no list of tools")
	}
	for i, one := range raw {
		t, err := readTool(one)
		if err != nil {
			return nil, "", fmt.Errorf("tools/list: tool %d of %d: %w", i+1, len(raw), err)
		}
		page = append(page, t)
	}
	if list.Next != nil {
		next = *list.Next
	}
	return page, next, nil
}

// readTool reads hints of a wrong type as absent: whether they cost a host the list is not known.
func readTool(raw json.RawMessage) (Tool, error) {
	var t Tool
	err := json.Unmarshal(raw, &t)
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return t, err
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return t, wordly(err)
	}
	delete(members, "annotations")
	rest, marshalErr := json.Marshal(members)
	if marshalErr != nil {
		return t, wordly(err)
	}
	var without Tool
	if json.Unmarshal(rest, &without) != nil {
		return t, wordly(err)
	}
	without.Problems = []string{wordly(err).Error()}
	return without, nil
}

// wordly says in JSON's words what was of a wrong type; other errors stay what they are.
func wordly(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return err
	}
	if wrong.Field == "" {
		return fmt.Errorf("a %s instead of %s", wrong.Value, jsonType(wrong.Type))
	}
	return fmt.Errorf("%s is a %s, not %s", wrong.Field, wrong.Value, jsonType(wrong.Type))
}

// jsonType is the JSON type (RFC 8259 §3) behind a Go type.
func jsonType(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "a boolean"
	case reflect.String:
		return "a string"
	case reflect.Slice:
		return "an array"
	case reflect.Struct, reflect.Map:
		return "an object"
	}
	return "a number"
}
