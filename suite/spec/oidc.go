package spec

// OIDCDiscovery is OpenID Connect Discovery 1.0, whose document MCP clients accept in place of
// RFC 8414 metadata.
var OIDCDiscovery = anchored("oidc-discovery", "OpenID Connect Discovery 1.0",
	"https://openid.net/specs/openid-connect-discovery-1_0.html", map[string]string{
		"3":   "ProviderMetadata",
		"4":   "ProviderConfig",
		"4.1": "ProviderConfigurationRequest",
		"4.2": "ProviderConfigurationResponse",
		"4.3": "ProviderConfigurationValidation",
	})

// OIDCCore is OpenID Connect Core 1.0, for ID tokens.
var OIDCCore = anchored("oidc-core", "OpenID Connect Core 1.0",
	"https://openid.net/specs/openid-connect-core-1_0.html", map[string]string{
		"2":       "IDToken",
		"3.1.2.1": "AuthRequest",
		"3.1.2.6": "AuthError",
		"3.1.3.3": "TokenResponse",
		"9":       "ClientAuthentication",
		"10.1.1":  "RotateSigKeys",
	})

// OIDCRegistration is OpenID Connect Dynamic Client Registration 1.0, for application_type.
var OIDCRegistration = anchored("oidc-registration", "OpenID Connect Dynamic Client Registration 1.0",
	"https://openid.net/specs/openid-connect-registration-1_0.html", map[string]string{
		"2": "ClientMetadata",
	})
