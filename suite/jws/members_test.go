package jws_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

func TestMembersOfAKeySet(t *testing.T) {
	t.Parallel()
	for document, problem := range map[string]string{
		`{"keys":[]}`:                   "",
		`{"keys":[{"kty":"x","n":1}]}`:  "",
		`<!doctype html>`:               "no JSON object",
		`[]`:                            "no JSON object",
		`{}`:                            "no member keys",
		`{"keys":null}`:                 "keys is not an array of objects",
		`{"keys":["k"]}`:                "keys is not an array of objects",
		`{"keys":{"kid":{"kty":"RSA"}}`: "no JSON object",
	} {
		keys, got := jws.Members([]byte(document))
		g := gomega.NewWithT(t)
		g.Expect(got).To(gomega.Equal(problem), document)
		g.Expect(keys == nil).To(gomega.Equal(problem != ""), document)
	}
}
