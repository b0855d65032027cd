// Package storetest is the contract of [store.Store] as tests: every store runs them, and one that
// passes can stand behind the authorization server. It tests what the verbs promise, atomicity
// included; it measures nothing and says nothing of what survives a restart.
package storetest

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/store"
)

// Open returns an empty store for one test.
type Open func(t *testing.T) store.Store

// Run runs the contract.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*kit){
		"clients":                            clients,
		"strangers do not fill the store":    unusedClients,
		"clients are replaced":               replacement,
		"clients are deleted":                deletion,
		"a deleted client stays away":        deletionRace,
		"pending requests and their session": pendingSession,
		"pending requests and their limits":  pendingLimits,
		"strangers do not fill the waiting":  pendingFlood,
		"counts":                             counts,
		"logins":                             logins,
		"consents":                           consents,
		"what ends consents":                 consentsEnd,
		"renewals":                           renewals,
		"a decision counts once":             decision,
		"codes":                              codes,
		"one of many redeems a code":         codeRace,
		"access tokens":                      accessTokens,
		"a grant takes its tokens along":     grantRevocation,
		"assertions":                         assertions,
		"handles":                            handles,
		"a user's handles are few":           manyHandles,
		"rotation":                           rotation,
		"reuse ends the family":              reuse,
		"a repeat gets the same answer":      repeat,
		"answers are forgotten":              answersAreForgotten,
		"one of many rotates":                rotationRace,
		"revocation by refresh token":        refreshRevocation,
		"pruning":                            pruning,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			test(&kit{WithT: gomega.NewWithT(t), Store: s, ctx: t.Context()})
		})
	}
}

// kit is what a test of the contract works with.
type kit struct {
	*gomega.WithT
	store.Store
	ctx context.Context
}

var start = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

func (k *kit) must(err error) { k.Expect(err).NotTo(gomega.HaveOccurred()) }

func (k *kit) fails(err, with error) { k.Expect(err).To(gomega.MatchError(with)) }

// together counts how many of n calls that run at the same time succeed.
func together(n int, call func() bool) int {
	var (
		won  atomic.Int32
		wait sync.WaitGroup
	)
	for range n {
		wait.Go(func() {
			if call() {
				won.Add(1)
			}
		})
	}
	wait.Wait()
	return int(won.Load())
}

func clients(k *kit) {
	_, err := k.Client(k.ctx, "c")
	k.fails(err, store.ErrNotFound)
	c := store.Client{
		ID: "c", Name: "n", URI: "u", LogoURI: "l", TOSURI: "t", PolicyURI: "p", Contacts: []string{"a", "b"},
		RedirectURIs: []string{"r"}, GrantTypes: []string{"g"}, ResponseTypes: []string{"code"},
		AuthMethod: "none", ManagementHash: "m", ApplicationType: "native", Scope: "read", IssuedAt: start, Predefined: true,
	}
	k.must(k.SaveClient(k.ctx, c))
	got, err := k.Client(k.ctx, "c")
	k.must(err)
	k.Expect(got.IssuedAt.Equal(start)).To(gomega.BeTrue())
	got.IssuedAt = start
	k.Expect(got).To(gomega.Equal(c))
}
