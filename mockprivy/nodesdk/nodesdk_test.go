package nodesdk_test

import (
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

func TestServerAuth(t *testing.T) {
	t.Parallel()
	serverAuth.need(t)
	g := gomega.NewWithT(t)
	p := newPrivy(t)
	one, two := p.Accounts()[0], p.Accounts()[1]
	good := p.mint(t, issuer.MintRequest{DID: one.DID, SessionID: "session-1"})
	const verify = "verifyAuthToken"

	got := serverAuth.run(t, p,
		invoke("getTestAccessToken"),
		invoke("getTestAccessToken", object{"email": two.Email}),
		invoke("getTestAccessToken", object{"phoneNumber": two.Phone}),
		invoke(verify, "$0.accessToken"),
		invoke(verify, "$1.accessToken"),
		invoke(verify, good),
		invoke(verify, p.mint(t, issuer.MintRequest{Lifetime: -time.Minute})),
		invoke(verify, p.mint(t, issuer.MintRequest{AppID: "another-app"})),
		invoke(verify, tampered(t, good, p.mint(t, issuer.MintRequest{DID: two.DID}))),
		invoke("getTestAccessToken", object{"email": "nobody@example.com"}),
		call{Method: "getTestAccessToken", Args: []any{}, Secret: "wrong"},
		invoke("getUser", two.DID),
		invoke("deleteUser", two.DID),
		invoke("getUser", two.DID),
		invoke("getAppSettings"),
	)
	accepted(g, got[3], object{"userId": one.DID, "appId": p.AppID(), "issuer": "privy.io"})
	accepted(g, got[4], object{"userId": two.DID})
	accepted(g, got[2], object{"accessToken": gomega.Not(gomega.BeEmpty())})
	accepted(g, got[5], object{"userId": one.DID, "sessionId": "session-1"})
	refused(g, got[6], `"exp" claim`)
	refused(g, got[7], `"aud" claim`)
	refused(g, got[8], "signature verification failed")
	refused(g, got[9], "Test account not found")
	refused(g, got[10], "Invalid app ID or app secret")
	g.Expect(got[10].Status).To(gomega.Equal(401))
	accepted(g, got[11], object{"id": two.DID, "email": gomega.HaveKeyWithValue("address", two.Email)})
	g.Expect(got[12].Error).To(gomega.BeEmpty())
	refused(g, got[13], "User not found")
	g.Expect(got[13].Status).To(gomega.Equal(404))
	accepted(g, got[14], object{"id": p.AppID(), "verificationKey": p.VerificationKeyPEM(), "createdAt": isTime})
	g.Expect(p.asked()).To(gomega.ContainElements(
		"GET /api/v1/apps/"+p.AppID(), "GET /api/v1/apps/"+p.AppID()+"/test_credentials", "POST /api/v1/passwordless/authenticate"))
}

func TestNode(t *testing.T) {
	t.Parallel()
	node.need(t)
	g := gomega.NewWithT(t)
	p := newPrivy(t)
	one, two := p.Accounts()[0], p.Accounts()[1]
	good := p.mint(t, issuer.MintRequest{DID: one.DID, SessionID: "session-1"})
	const verify = "utils.auth.verifyAccessToken"

	got := node.run(t, p,
		invoke("apps.getTestAccessToken"),
		invoke("apps.getTestAccessToken", object{"email": two.Email}),
		invoke(verify, "$0.access_token"),
		invoke(verify, "$1.access_token"),
		invoke(verify, good),
		invoke(verify, p.mint(t, issuer.MintRequest{Lifetime: -time.Minute})),
		invoke(verify, p.mint(t, issuer.MintRequest{AppID: "another-app"})),
		invoke(verify, tampered(t, good, p.mint(t, issuer.MintRequest{DID: two.DID}))),
		invoke("apps.getTestAccessToken", object{"email": "nobody@example.com"}),
		call{Method: "apps.getTestAccessToken", Args: []any{}, Secret: "wrong"},
		invoke("users._get", two.DID),
		invoke("users.delete", two.DID),
		invoke("users._get", two.DID),
		invoke("apps.getSettings"),
	)
	accepted(g, got[2], object{"user_id": one.DID, "app_id": p.AppID(), "issuer": "privy.io"})
	accepted(g, got[3], object{"user_id": two.DID})
	accepted(g, got[4], object{"user_id": one.DID, "session_id": "session-1"})
	refused(g, got[5], "Authentication token expired")
	refused(g, got[6], "Authentication token is invalid")
	refused(g, got[7], "Failed to verify authentication token")
	refused(g, got[8], "No test account found")
	refused(g, got[9], "Invalid app ID or app secret")
	g.Expect(got[9].Status).To(gomega.Equal(401))
	accepted(g, got[10], object{"id": two.DID})
	g.Expect(got[11].Error).To(gomega.BeEmpty())
	refused(g, got[12], "User not found")
	g.Expect(got[12].Status).To(gomega.Equal(404))
	accepted(g, got[13], object{"id": p.AppID(), "verification_key": p.VerificationKeyPEM()})
	g.Expect(p.asked()).To(gomega.ContainElements(
		"GET /v1/apps/"+p.AppID()+"/jwks.json", "GET /v1/apps/"+p.AppID()+"/test_credentials", "POST /v1/passwordless/authenticate"))
}

func TestRotationAsTheSDKsSeeIt(t *testing.T) {
	t.Parallel()
	serverAuth.need(t)
	node.need(t)
	g := gomega.NewWithT(t)
	p := newPrivy(t)
	early := p.mint(t, issuer.MintRequest{})
	g.Expect(p.RotateKeys(false)).To(gomega.Succeed())
	late := p.mint(t, issuer.MintRequest{})

	byJWKS := node.run(t, p, invoke("utils.auth.verifyAccessToken", early), invoke("utils.auth.verifyAccessToken", late))
	accepted(g, byJWKS[0], object{"user_id": p.Accounts()[0].DID})
	accepted(g, byJWKS[1], object{"user_id": p.Accounts()[0].DID})
	byPEM := serverAuth.run(t, p, invoke("verifyAuthToken", early), invoke("verifyAuthToken", late))
	refused(g, byPEM[0], "signature verification failed")
	accepted(g, byPEM[1], object{"userId": p.Accounts()[0].DID})

	g.Expect(p.RotateKeys(true)).To(gomega.Succeed())
	dropped := node.run(t, p, invoke("utils.auth.verifyAccessToken", late),
		invoke("utils.auth.verifyAccessToken", p.mint(t, issuer.MintRequest{})))
	refused(g, dropped[0], "Failed to verify authentication token")
	accepted(g, dropped[1], object{"user_id": p.Accounts()[0].DID})
}

type object = map[string]any

// isTime fits a Date in JSON that the SDK could compute.
var isTime = gomega.MatchRegexp(`^\d{4}-\d\d-\d\dT`)

func accepted(g *gomega.WithT, got outcome, members object) {
	g.Expect(got.Error).To(gomega.BeEmpty())
	for name, want := range members {
		g.Expect(got.Value).To(gomega.HaveKeyWithValue(name, want))
	}
}

func refused(g *gomega.WithT, got outcome, reason string) {
	g.Expect(got.Value).To(gomega.BeNil())
	g.Expect(got.Error).To(gomega.ContainSubstring(reason))
}
