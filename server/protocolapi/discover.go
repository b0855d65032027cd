package protocolapi

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
)

const (
	maxIntents = 5
	maxPage    = 50
)

// discoverNew makes an intent of each sentence. The id of an intent depends on its words only.
func discoverNew(_ string, in NewRequest) (*NewResponse, error) {
	if strings.TrimSpace(in.FullInputText) == "" {
		return nil, errors.New("fullInputText is required")
	}
	out := &NewResponse{Intents: []Intent{}, LinksProcessed: strings.Count(in.FullInputText, "://")}
	for _, s := range sentences(in.FullInputText) {
		if len(out.Intents) == maxIntents {
			break
		}
		out.Intents = append(out.Intents, Intent{ID: intentID(s), Payload: s})
	}
	out.IntentsGenerated = len(out.Intents)
	return out, nil
}

func sentences(text string) []string {
	var all []string
	for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(".!?\n", r) }) {
		if s = strings.Join(strings.Fields(s), " "); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func intentID(sentence string) string {
	sum := sha256.Sum256([]byte(sentence))
	return "intent_" + hex.EncodeToString(sum[:8])
}

// discoverFilter finds everybody, whatever is asked, a page at a time.
func discoverFilter(_ string, in FilterRequest) (*FilterResponse, error) {
	switch {
	case len(in.IntentIDs) == 0:
		return nil, errors.New("intentIds needs at least one id")
	case slices.Contains(in.IntentIDs, ""):
		return nil, errors.New("intentIds holds an empty id")
	case in.Page < 1:
		return nil, errors.New("page counts from 1")
	case in.Limit < 1 || in.Limit > maxPage:
		return nil, errors.New("limit must be from 1 to 50")
	}
	out := &FilterResponse{
		Results:    []Match{},
		Pagination: Pagination{Page: in.Page, Limit: in.Limit, Total: len(people)},
		Filters:    Filters{IntentIDs: in.IntentIDs},
	}
	if in.Page > len(people) { // past the end, and page*limit could overflow
		return out, nil
	}
	from := min((in.Page-1)*in.Limit, len(people))
	for _, p := range people[from:min(from+in.Limit, len(people))] {
		out.Results = append(out.Results, Match{User: p, Intents: in.IntentIDs})
	}
	return out, nil
}
