package result

import "time"

// Schema is the version of run.json that this package reads and writes.
const Schema = "1"

// Run is one play of one target: the whole content of run.json.
type Run struct {
	Schema     string    `json:"schema"`
	Tool       Tool      `json:"tool"`
	Target     Target    `json:"target"`
	Host       Host      `json:"host"`
	Started    time.Time `json:"started"`
	DurationMs int64     `json:"durationMs"`
	Verdict    Verdict   `json:"verdict"`
	Totals     Totals    `json:"totals"`
	// Login is how the run logged in, where that was left to it.
	Login *Login `json:"login,omitempty"`
	// LeftOut are the checks that were not played because they need a login and the user wanted none.
	LeftOut     []AreaCount `json:"leftOut,omitempty"`
	Journey     []Step      `json:"journey"`
	Diagnoses   []Diagnosis `json:"diagnoses"`
	Checks      []Check     `json:"checks"`
	SideEffects SideEffects `json:"sideEffects"`
	Exchanges   []Exchange  `json:"exchanges"`
	// Gate is how the run was judged where that was by more than its own failures; nil otherwise.
	Gate *Gate `json:"gate,omitempty"`
}

// Login is a way to log in and why it was taken.
type Login struct {
	Way string `json:"way"` // form, browser, privy, token
	Why string `json:"why"`
}

// AreaCount is a number of checks of one area.
type AreaCount struct {
	Area   string `json:"area"`
	Checks int    `json:"checks"`
}

// Tool is the program that made the run.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
}

// Target is the server that was played against, as far as it told who it is.
type Target struct {
	URL             string `json:"url"`
	Resource        string `json:"resource,omitempty"` // the RFC 8707 value sent for it
	Issuer          string `json:"issuer,omitempty"`   // the authorization server chosen
	ProtocolVersion string `json:"protocolVersion,omitempty"`
	Server          Server `json:"server"`
	// MetadataURLs are the documents that were found, for fixes that name them.
	ResourceMetadataURL string `json:"resourceMetadataUrl,omitempty"`
	ServerMetadataURL   string `json:"serverMetadataUrl,omitempty"`
	// Open is true where the MCP endpoint answers without a token, all requests or at least the first.
	Open bool `json:"open,omitempty"`
	// Insecure is true where the user had certificates not verified: TLS then proves nothing, and the
	// host, which does verify them, may fail where this run did not.
	Insecure bool `json:"insecure,omitempty"`
	// Proxy is the host of the proxy that the requests went through, and that resolved the names.
	Proxy string `json:"proxy,omitempty"`
}

// WithoutOAuth reports a server that needs no login and publishes no OAuth metadata.
func (t *Target) WithoutOAuth() bool { return t.Open && t.ResourceMetadataURL == "" }

// Server is the MCP server's own serverInfo.
type Server struct {
	Name    string `json:"name,omitempty"`
	Version string `json:"version,omitempty"`
}

// Host is who was played, and how fresh the observation of it is.
type Host struct {
	ID   string `json:"id"`   // "chatgpt"
	Name string `json:"name"` // "ChatGPT"
	Date string `json:"date"` // "2026-10": when its behaviour was last observed
}

// Connects answers the one question: would this host connect?
type Connects string

// The answers. Unknown means that our side stopped (no login, budget, 429), not the target.
const (
	ConnectsYes     Connects = "yes"
	ConnectsNo      Connects = "no"
	ConnectsAtRisk  Connects = "at-risk"
	ConnectsUnknown Connects = "unknown"
)

// Verdict is the run in one sentence.
type Verdict struct {
	Connects Connects `json:"connects"`
	Summary  string   `json:"summary"`
	// StoppedAt is the journey step at which the host stops; empty when it does not.
	StoppedAt string `json:"stoppedAt,omitempty"`
}

// Totals counts checks by outcome.
type Totals struct {
	Pass          int `json:"pass"`
	Fail          int `json:"fail"`
	Warn          int `json:"warn"`
	Blocked       int `json:"blocked"`
	NotApplicable int `json:"notApplicable"`
	Error         int `json:"error"`
}

// StepStatus says what became of a journey step.
type StepStatus string

// The states of a step.
const (
	StepOK         StepStatus = "ok"
	StepFailed     StepStatus = "failed"
	StepNotReached StepStatus = "not-reached"
)

// Step is one station of the host's journey: probe, resource, server, client, login, token, session, tools.
type Step struct {
	Step   string     `json:"step"`
	Title  string     `json:"title"` // what was seen, in one line
	Status StepStatus `json:"status"`
	// HostStops is set where the host would stop although the wire let us go on.
	HostStops  string `json:"hostStops,omitempty"`
	DurationMs int64  `json:"durationMs"`
	Exchanges  []int  `json:"exchanges"`
	// Screenshot is the file beside run.json that shows the page on which a login ended, and Console the last
	// lines of that page's console. No credential can be read in either.
	Screenshot string   `json:"screenshot,omitempty"`
	Console    []string `json:"console,omitempty"`
	// Picture is what goes into the file; nil where it is there already.
	Picture []byte `json:"-"`
}

// SideEffects is what the run left behind or used up at the target.
type SideEffects struct {
	ClientsRegistered int `json:"clientsRegistered"`
	ClientsDeleted    int `json:"clientsDeleted"`
	Grants            int `json:"grants"`
	Tokens            int `json:"tokens"`
	// ClientsLeft are the clients that the run registered and could not delete.
	ClientsLeft []ClientLeft `json:"clientsLeft"`
	ToolCalls   []string     `json:"toolCalls"`
	Requests    int          `json:"requests"`
}

// ClientLeft is a client that is still registered, for the owner of the server to delete.
type ClientLeft struct {
	ClientID string `json:"clientId"`
	Name     string `json:"name,omitempty"`
	// Endpoint is where it was registered.
	Endpoint string `json:"endpoint"`
	// Why says what kept the run from deleting it.
	Why string `json:"why"`
}
