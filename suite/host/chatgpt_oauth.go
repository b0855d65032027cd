package host

var chatgptClient = Client{
	Ways: Fact[[]Way]{[]Way{Predefined, CIMD, DCR}, Documented, authDocs, "2026-10"},
	// No scope member. native with an https redirect URI is what was captured.
	Registration: Fact[map[string]any]{map[string]any{
		"application_type":           "native",
		"client_name":                "ChatGPT",
		"grant_types":                []string{"authorization_code", "refresh_token"},
		"response_types":             []string{"code"},
		"token_endpoint_auth_method": "client_secret_post",
	}, Measured, capture, "2026-09-28"},
	AuthMethods: Fact[[]string]{[]string{"client_secret_post", "none"}, Inferred,
		"captured body asks client_secret_post; none reported where only none is advertised", "2026-09-28"},
	Document:       Fact[string]{"https://chatgpt.com/oauth/client.json", Documented, authDocs, "2026-10"},
	DocumentPrefix: Fact[string]{"https://chatgpt.com/oauth/", Documented, authDocs, "2026-10"},
	DocumentSuffix: "/client.json",
	DocumentMembers: Fact[map[string]any]{map[string]any{
		"client_id":                             "https://chatgpt.com/oauth/client.json",
		"client_uri":                            "https://chatgpt.com/",
		"client_name":                           "ChatGPT",
		"logo_uri":                              "https://persistent.oaistatic.com/sonic/misc/openai-logo.png",
		"redirect_uris":                         []string{"https://chatgpt.com/connector_platform_oauth_redirect"},
		"token_endpoint_auth_method":            "private_key_jwt",
		"token_endpoint_auth_methods_supported": []string{"none", "private_key_jwt"},
		"token_endpoint_auth_signing_alg":       "RS256",
		"grant_types":                           []string{"authorization_code", "refresh_token"},
		"response_types":                        []string{"code"},
		"jwks_uri":                              "https://chatgpt.com/oauth/jwks.json",
	}, Measured, "https://github.com/django-oauth/django-oauth-toolkit/issues/1845", "2026-10"},
	DocumentAuthMethods: Fact[[]string]{[]string{"private_key_jwt", "none"}, Measured,
		"https://github.com/django-oauth/django-oauth-toolkit/issues/1845", "2026-10"},
}

var chatgptRedirect = Redirect{
	Stable: Fact[string]{"https://chatgpt.com/connector_platform_oauth_redirect", Documented, authDocs, "2026-10"},
	Prefix: Fact[string]{"https://chatgpt.com/connector/oauth/", Documented, authDocs, "2026-10"},
	WhenStable: Fact[string]{"the server advertises authorization_response_iss_parameter_supported: true and sends a correct iss",
		Documented, authDocs, "2026-10"},
}

var chatgptAuthorize = Authorize{
	Extra: Fact[map[string]string]{map[string]string{"ui_locales": "en-US"}, Measured,
		"https://github.com/1f916-ai/1f916/issues/159", "2026"},
	StatePrefix: Fact[string]{"oauth_s_", Measured, "https://community.openai.com/t/1366784", "2025-11"},
	StateBytes:  Fact[int]{32, Inferred, "long enough to meet servers that cut state; the captured length is not published", "2026-10"},
	ScopeFrom: Fact[[]ScopeSource]{[]ScopeSource{ChallengeScope, ResourceScopes}, Reported,
		"challenge: OpenAI support, 2025-12-04; resource metadata: MCP 2025-11-25, Scope Selection Strategy", "2026-10"},
	OIDCScopes: Fact[[]string]{[]string{"openid", "email", "profile"}, Documented, authDocs, "2026-10"},
	Resource: Fact[string]{"the resource of the protected resource metadata it read, on authorize and token requests",
		Documented, authDocs, "2026-10"},
}
