package result

// Outcome is the verdict of one check. There are six, so that "no" and "could not tell" differ.
type Outcome string

// The outcomes: see the design for what each does to the exit status.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	Warn          Outcome = "warn"
	Blocked       Outcome = "blocked"
	NotApplicable Outcome = "n/a"
	Errored       Outcome = "error"
)

// Check is one rule and what was observed of it.
type Check struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Area    string  `json:"area"`
	Level   string  `json:"level"`  // MUST SHOULD MAY INT
	Impact  string  `json:"impact"` // blocks degrades exposes none
	Basis   string  `json:"basis"`  // normative documented observed inferred
	Verdict Outcome `json:"verdict"`
	// Reason says why a check is n/a or blocked, or what went wrong in the harness.
	Reason   string `json:"reason,omitempty"`
	Expected string `json:"expected,omitempty"`
	Actual   string `json:"actual,omitempty"`
	Step     string `json:"step,omitempty"` // the step of the check that missed
	// Why says what the user of the host loses when the rule is broken.
	Why        string   `json:"why,omitempty"`
	Fix        string   `json:"fix"`
	Refs       []Ref    `json:"refs"`
	Covers     []string `json:"covers"`
	Steps      []string `json:"steps,omitempty"` // what the check did, in order
	DurationMs int64    `json:"durationMs"`
	Exchanges  []int    `json:"exchanges"`
	// Decisive is the number of the exchange the verdict rests on; 0 when there is none.
	Decisive int `json:"decisive,omitempty"`
	// BlockedBy names the journey steps or checks that judge what was missing.
	BlockedBy []string `json:"blockedBy,omitempty"`
	// OffPath is true for a check that exercises a way this host would not take with this target.
	OffPath  bool   `json:"offPath,omitempty"`
	Location string `json:"location,omitempty"` // file:line of the check
}

// Ref is a cited section of a document.
type Ref struct {
	Title string `json:"title"` // "RFC 6749 §4.1.2"
	URL   string `json:"url"`
}

// Diagnosis is one root cause and all it explains.
type Diagnosis struct {
	ID         string   `json:"id"`
	Rank       int      `json:"rank"` // 1 is the cause to mend first
	Cause      string   `json:"cause"`
	Owner      string   `json:"owner"`
	Basis      string   `json:"basis"`
	Confidence string   `json:"confidence"` // high medium low
	Fix        string   `json:"fix"`
	Because    []string `json:"because"`  // the evidence, one line each
	Explains   []string `json:"explains"` // check ids and journey steps that fall to this cause
	Symptoms   []string `json:"symptoms"` // what the user of the host sees
	Refs       []Ref    `json:"refs"`
}
