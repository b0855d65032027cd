package wire

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// shortest is the length from which a value is searched for everywhere. What is shorter occurs by
// chance and is redacted in the field that carried it, and there only.
const shortest = 8

// rank orders what is known about the kind of a secret: a better name replaces a worse one.
type rank int

const (
	guessed    rank = iota // by its looks (a JWT) or its carrier (a cookie)
	named                  // by the protocol field that carried it
	registered             // by Taint
)

// secret is one credential of the run.
type secret struct {
	kind  string
	rank  rank
	mark  string // its part of the HMAC, in hex
	value string
	jwt   *jwt // nil unless it is one
}

// label is what stands in for the secret.
func (s *secret) label() string { return "«" + s.kind + ":" + s.mark + "»" }

// secrets is the taint set of a run: every credential and every form it is searched in.
type secrets struct {
	key []byte // of this run, and kept nowhere: a fingerprint cannot be guessed back

	mu     sync.RWMutex
	known  map[string]*secret // by value
	marks  map[string]string  // mark → value, so that no two secrets share one
	index  *index
	size   int // bytes of all values
	fields []fieldSecret
	inList map[[2]string]bool // field and value
}

func newSecrets() *secrets {
	return newSecretsWithKey([]byte(rand.Text()))
}

func newSecretsWithKey(key []byte) *secrets {
	return &secrets{
		key: key, known: map[string]*secret{}, marks: map[string]string{},
		index: newIndex(), inList: map[[2]string]bool{},
	}
}

func (s *secrets) add(kind, value string) { s.enter(kind, value, registered) }

func (s *secrets) addField(kind, field, value string) {
	if len(value) >= shortest {
		s.enter(kind, value, registered)
		return
	}
	_ = s.enterField(kind, field, value, registered)
}

// enter adds a secret, or improves what is known about one. Of a value beyond all measure only the
// raw form is searched for.
func (s *secrets) enter(kind, value string, r rank) (added bool) {
	if len(value) < shortest {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.known[value]; old != nil {
		if r > old.rank {
			old.kind, old.rank = kind, r
		}
		return false
	}
	sec := &secret{kind: kind, rank: r, mark: s.markOf(value), value: value, jwt: parseJWT(value)}
	s.known[value] = sec
	s.size += len(value)
	all := []form{{text: value, raw: true}}
	if len(value) <= perExchange {
		all = forms(value)
	}
	for _, form := range all {
		s.index.add(form, sec)
	}
	return true
}

// admits says whether a harvested value may be added: room is what its exchange has left.
func (s *secrets) admits(value string, room int) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.known[value] != nil || len(value) <= room && s.size+len(value) <= perRun
}

// fingerprint returns the label of a value that is not in the set.
func (s *secrets) fingerprint(kind, value string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return "«" + kind + ":" + s.markOf(value) + "»"
}

// markOf returns six hex digits of the HMAC, or more where six are taken: within a run equal marks
// mean equal secrets. The caller holds the lock.
func (s *secrets) markOf(value string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(value)) // a hash never fails
	sum := hex.EncodeToString(mac.Sum(nil))
	for n := 6; n < len(sum); n += 2 {
		if owner, taken := s.marks[sum[:n]]; !taken || owner == value {
			s.marks[sum[:n]] = value
			return sum[:n]
		}
	}
	return sum
}
