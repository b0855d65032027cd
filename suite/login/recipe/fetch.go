package recipe

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// fetch gets the URL of a source and returns what it says. The answer is the user's own mail or messages:
// no report shows it.
func (s *Source) fetch(ctx context.Context, values map[string]string, hands *wire.Scope) (string, error) {
	req, err := http.NewRequestWithContext(wire.Withheld(ctx), http.MethodGet, s.URL.Of(values), http.NoBody)
	if err != nil {
		return "", errors.New("its url is no URL")
	}
	req.Close = true // nobody else is to find a connection to it
	for name, value := range s.Headers {
		req.Header.Set(name, value.Of(values))
	}
	x := hands.Do(wire.Browser, req)
	switch {
	case x.Err != nil:
		return "", fmt.Errorf("no answer from its url: %w", x.Err)
	case x.Status != http.StatusOK:
		return "", fmt.Errorf("its url answered %d", x.Status)
	case s.JSON == "":
		return string(x.Body), nil
	}
	return member(x.Body, s.JSON)
}

// member is the string or number of a JSON document to which a path leads: names and indices, with dots
// between them.
func member(document []byte, path string) (string, error) {
	reader := json.NewDecoder(bytes.NewReader(document))
	reader.UseNumber()
	var at any
	if err := reader.Decode(&at); err != nil {
		return "", errors.New("its url did not answer with JSON")
	}
	for _, name := range strings.Split(path, ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= len(v) {
				return "", fmt.Errorf("its answer has no %s", path)
			}
			at = v[i]
		default:
			at = nil
		}
	}
	switch v := at.(type) {
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	}
	return "", fmt.Errorf("its answer has no %s", path)
}
