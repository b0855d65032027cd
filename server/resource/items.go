package resource

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// ErrItemUnknown means that the user has no item with the given id.
var ErrItemUnknown = errors.New("unknown item")

// Item is a thing on the user's list.
type Item struct {
	ID     string `json:"id" jsonschema:"what perform-item-action wants"`
	Title  string `json:"title" jsonschema:"what it is"`
	Status string `json:"status" jsonschema:"open or done"`
}

// maxLists bounds how many users' lists are kept: anybody may become a user.
const maxLists = 10000

// items are the lists of all users, each beginning with the same three items. They are there to be
// shown, and lost with the process or to make room; nothing else rests on them.
type items struct {
	mu     sync.Mutex
	byUser map[string][]Item
}

func newItems() *items { return &items{byUser: map[string][]Item{}} }

// of is a copy of a user's list.
func (s *items) of(user string) []Item {
	s.mu.Lock()
	defer s.mu.Unlock()
	if list, ok := s.byUser[user]; ok {
		return slices.Clone(list)
	}
	return initialItems()
}

// setStatus changes one item of a user and returns it.
func (s *items) setStatus(user, id, status string) (Item, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, ok := s.byUser[user]
	if !ok {
		list = initialItems()
	}
	i := slices.IndexFunc(list, func(it Item) bool { return it.ID == id })
	if i < 0 {
		return Item{}, fmt.Errorf("%w %q", ErrItemUnknown, id)
	}
	list[i].Status = status
	if !ok {
		s.makeRoom()
	}
	s.byUser[user] = list
	return list[i], nil
}

// makeRoom forgets any one list if there are as many as are kept.
func (s *items) makeRoom() {
	for user := range s.byUser {
		if len(s.byUser) < maxLists {
			return
		}
		delete(s.byUser, user)
	}
}

func initialItems() []Item {
	return []Item{
		{ID: "item-1", Title: "Read the MCP authorization specification", Status: "open"},
		{ID: "item-2", Title: "Connect the server to a host", Status: "open"},
		{ID: "item-3", Title: "Write down what went wrong", Status: "open"},
	}
}
