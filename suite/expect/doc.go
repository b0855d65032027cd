// Package expect holds the Gomega matchers of the checks, each with a sentence for the report.
//
// Every matcher takes an [Answerer]: an exchange of suite/wire or anything that embeds one. Beside
// what Gomega asks for it says what was expected and, in one line, what came ("400 invalid_grant").
//
// One rule holds everywhere: no answer, a 5xx and a 429 are never a refusal. A matcher that waits for
// a refusal does not match them and says "no usable refusal".
//
// The texts are not redacted here; whoever writes them down passes them through wire.Redact. The
// package sends nothing and judges nothing but the one answer it is given.
package expect
