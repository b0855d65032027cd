package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Page is an answer to a list request (MCP, "Pagination").
type Page struct {
	Answer *RPC
	Items  []json.RawMessage
	Next   string // cursor of the page that follows; "" on the last one
}

// ErrEndless is the error of a list whose cursors come again or go on and on.
var ErrEndless = errors.New("the pages do not end: nextCursor comes again and again")

// Pages sends a list request, and again for each further page; member holds the entries in its result.
// With an error the last page is the answer that is none, or the one after which it stopped.
func (p *Player) Pages(ctx context.Context, bearer, method, member string) ([]Page, error) {
	var pages []Page
	cursors := map[string]bool{}
	for params := map[string]any{}; ; {
		page, err := readPage(p.MCP(ctx, bearer, method, params), member)
		pages = append(pages, page)
		switch {
		case err != nil:
			return pages, fmt.Errorf("%s: %w", method, err)
		case page.Next == "":
			return pages, nil
		case cursors[page.Next] || len(cursors) == mostPages:
			return pages, fmt.Errorf("%s: %w", method, ErrEndless)
		}
		cursors[page.Next] = true
		params = map[string]any{"cursor": page.Next}
	}
}

func readPage(answer *RPC, member string) (Page, error) {
	page := Page{Answer: answer}
	if answer.Err != nil {
		return page, answer.Err
	}
	result := map[string]json.RawMessage{}
	if err := answer.Decode(&result); err != nil {
		return page, err
	}
	if json.Unmarshal(result[member], &page.Items) != nil || page.Items == nil {
		return page, fmt.Errorf("the result has no list of %s", member)
	}
	if raw, ok := result["nextCursor"]; ok && json.Unmarshal(raw, &page.Next) != nil {
		return page, errors.New("nextCursor is no string")
	}
	return page, nil
}
