package result

// Exchange is one HTTP request and its answer, redacted.
type Exchange struct {
	N        int      `json:"n"`
	Actor    string   `json:"actor"` // host, browser, server
	Check    string   `json:"check"` // the check, or the journey step, that sent it
	Step     string   `json:"step,omitempty"`
	Request  Request  `json:"request"`
	Response Response `json:"response"`
	Timing   Timing   `json:"timing"`
}

// Request is what was sent.
type Request struct {
	Method string              `json:"method"`
	URL    string              `json:"url"`
	Header map[string][]string `json:"header"`
	Body   string              `json:"body,omitempty"`
}

// Response is what came back; Error is set when nothing usable did.
type Response struct {
	Status int                 `json:"status,omitempty"`
	Header map[string][]string `json:"header,omitempty"`
	// Body is at most 64 KiB, after decompression; Length is its true length in bytes.
	Body      string `json:"body,omitempty"`
	Length    int64  `json:"length"`
	Truncated bool   `json:"truncated,omitempty"`
	Error     string `json:"error,omitempty"`
}

// Timing is in microseconds from the start of the request; zero when it did not happen.
type Timing struct {
	StartUs     int64 `json:"startUs"` // from the start of the run
	DNSUs       int64 `json:"dnsUs,omitempty"`
	ConnectUs   int64 `json:"connectUs,omitempty"`
	TLSUs       int64 `json:"tlsUs,omitempty"`
	FirstByteUs int64 `json:"firstByteUs,omitempty"`
	TotalUs     int64 `json:"totalUs"`
}
