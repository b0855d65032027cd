package discovery

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
)

func TestOAuthMetadataUnderTheOpenIDNameClaimsNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	oauth := map[string]any{"issuer": "https://as", "token_endpoint": "https://as/token"}
	g.Expect(claimsOpenID(&client.ServerMetadata{Doc: oauth, Scopes: []string{"read", "profile"}})).To(gomega.BeFalse())
	g.Expect(claimsOpenID(&client.ServerMetadata{Doc: oauth, Scopes: []string{"openid"}})).To(gomega.BeTrue())
	g.Expect(claimsOpenID(&client.ServerMetadata{Doc: map[string]any{"subject_types_supported": []any{}}})).To(gomega.BeTrue())
}

func TestWhatOnlyOneDocumentSaysIsNoDifference(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	oauth := &client.ServerMetadata{
		Issuer: "https://as", TokenEndpoint: "https://as/token", RegistrationEndpoint: "https://as/register", ChallengeMethods: []string{"plain", "S256"},
	}
	openID := &client.ServerMetadata{Issuer: "https://as", TokenEndpoint: "https://as/token", JWKSURI: "https://as/keys"}
	g.Expect(differences(oauth, openID)).To(gomega.BeEmpty())
	openID.ChallengeMethods = []string{"S256", "plain"}
	g.Expect(differences(oauth, openID)).To(gomega.BeEmpty())
	openID.Issuer, openID.ChallengeMethods = "https://as/", []string{"S256"}
	g.Expect(differences(oauth, openID)).To(gomega.HaveLen(2))
}
