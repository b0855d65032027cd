package protocolapi

// The paths of the API below its base URL. Each takes a POST of one JSON object and answers with one,
// in the name of the user whose Privy access token is the bearer.
const (
	PathNew       = "/discover/new"
	PathFilter    = "/discover/filter"
	PathVibecheck = "/synthesis/vibecheck"
)

// NewRequest asks for the intents in a text.
type NewRequest struct {
	FullInputText       string `json:"fullInputText"`                 // required
	RawText             string `json:"rawText,omitempty"`             // what the user literally wrote
	ConversationHistory string `json:"conversationHistory,omitempty"` // earlier turns, as text
	UserMemory          string `json:"userMemory,omitempty"`          // what is known of the user
}

// NewResponse is the answer to a [NewRequest].
type NewResponse struct {
	Intents          []Intent `json:"intents"`
	FilesProcessed   int      `json:"filesProcessed"`
	LinksProcessed   int      `json:"linksProcessed"`
	IntentsGenerated int      `json:"intentsGenerated"`
}

// Intent is one thing somebody wants.
type Intent struct {
	ID      string `json:"id"`
	Payload string `json:"payload"` // the intent in words
}

// FilterRequest asks for people whose intents meet the given ones.
type FilterRequest struct {
	IntentIDs []string `json:"intentIds"` // at least one
	Page      int      `json:"page"`      // from 1
	Limit     int      `json:"limit"`     // 1 to 50
}

// FilterResponse is the answer to a [FilterRequest].
type FilterResponse struct {
	Results    []Match    `json:"results"`
	Pagination Pagination `json:"pagination"`
	Filters    Filters    `json:"filters"`
}

// Match is a person found, with those of the asked intents that they meet.
type Match struct {
	User    User     `json:"user"`
	Intents []string `json:"intents"` // ids
}

// User is a person of the network.
type User struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Intro string `json:"intro"`
}

// Pagination says which part of all matches an answer holds.
type Pagination struct {
	Page  int `json:"page"`
	Limit int `json:"limit"`
	Total int `json:"total"`
}

// Filters repeats what was asked for.
type Filters struct {
	IntentIDs []string `json:"intentIds"`
}

// VibecheckRequest asks how two people fit together.
type VibecheckRequest struct {
	TargetUserID string   `json:"targetUserId"`        // required
	IntentIDs    []string `json:"intentIds,omitempty"` // what the asking user is after
}

// VibecheckResponse is the answer to a [VibecheckRequest].
type VibecheckResponse struct {
	Synthesis     string `json:"synthesis"`
	TargetUserID  string `json:"targetUserId"`
	ContextUserID string `json:"contextUserId"` // the asking user, by their Privy DID
}
