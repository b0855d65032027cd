package wellknown

import (
	"encoding/json"
	"maps"
)

// Encode returns document, which must encode to a JSON object, as JSON together with more members.
// Of two members of one name the one in more is written.
func Encode(document any, more map[string]any) ([]byte, error) {
	raw, err := json.Marshal(document)
	if err != nil || len(more) == 0 {
		return raw, err
	}
	var members map[string]any
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, err
	}
	maps.Copy(members, more)
	return json.Marshal(members)
}
