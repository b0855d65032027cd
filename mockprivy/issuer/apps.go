package issuer

import (
	"maps"
	"net/http"
	"time"
)

// appSettings is GET /apps/{id}: Privy's AppResponse, in which every feature
// the fake does not have is off. Only the members @privy-io/server-auth reads
// and created_at, updated_at (Unix seconds), which the newer schema dropped,
// carry meaning; the others are there because readers of the schema expect them.
func (is *Issuer) appSettings(*http.Request) (any, error) {
	body := unusedSettings()
	maps.Copy(body, map[string]any{
		"id":               is.options.AppID,
		"name":             "Mock Privy",
		"verification_key": is.VerificationKeyPEM(),
		"email_auth":       true,
		"theme":            "light",
		"allowlist_config": map[string]any{"error_title": nil, "error_detail": nil, "cta_text": nil, "cta_link": nil},
		"created_at":       is.created.Unix(),
		"updated_at":       is.created.Unix(),

		"data_classification": "public",
	})
	return body, nil
}

func unusedSettings() map[string]any {
	body := map[string]any{
		"smart_wallet_config": map[string]any{"enabled": false},
		"embedded_wallet_config": map[string]any{
			"create_on_login": "off", "mode": "user-controlled-server-wallets-only",
			"ethereum": map[string]any{"create_on_login": "off"}, "solana": map[string]any{"create_on_login": "off"},
			"user_owned_recovery_options": []string{},
		},
	}
	for _, name := range []string{
		"allowlist_enabled", "apple_oauth", "captcha_enabled", "custom_jwt_auth", "disable_plus_emails", "discord_oauth",
		"enforce_wallet_uis", "external_wallets_for_signup_enabled", "farcaster_auth", "farcaster_link_wallets_enabled",
		"fiat_on_ramp_enabled", "github_oauth", "google_oauth", "guest_auth", "instagram_oauth", "legacy_wallet_ui_config",
		"line_oauth", "linkedin_oauth", "merge_accounts_by_email", "passkey_auth", "passkeys_for_signup_enabled",
		"require_users_accept_terms", "show_wallet_login_first", "sms_auth", "solana_wallet_auth", "spotify_oauth",
		"telegram_auth", "telegram_oauth", "tiktok_oauth", "twitch_oauth", "twitter_oauth", "twitter_oauth_on_mobile_enabled",
		"wallet_auth", "whatsapp_enabled",
	} {
		body[name] = false
	}
	for _, name := range []string{
		"accent_color", "custom_api_url", "enabled_captcha_provider", "icon_url", "legal_name", "logo_url",
		"max_linked_wallets_per_user", "privacy_policy_url", "terms_and_conditions_url", "wallet_connect_cloud_project_id",
	} {
		body[name] = nil
	}
	for _, name := range []string{
		"allowed_domains", "allowed_native_app_ids", "allowed_native_app_url_schemes", "custom_oauth_providers", "mfa_methods",
	} {
		body[name] = []string{}
	}
	return body
}

// jwks is GET /apps/{id}/jwks.json (RFC 7517 §5).
func (is *Issuer) jwks(*http.Request) (any, error) {
	return map[string]any{"keys": is.keys.published(is.Now())}, nil
}

// testAccount is Privy's TestAccount; its times are text, unlike the app's.
type testAccount struct {
	ID          string    `json:"id"`
	Email       string    `json:"email"`
	PhoneNumber string    `json:"phone_number"`
	OTPCode     string    `json:"otp_code"`
	CreatedAt   time.Time `json:"created_at"`
	UpdatedAt   time.Time `json:"updated_at"`
}

// testCredentials is GET /apps/{id}/test_credentials.
func (is *Issuer) testCredentials(*http.Request) (any, error) {
	data := make([]testAccount, 0, len(is.options.Accounts))
	for _, a := range is.options.Accounts {
		data = append(data, testAccount{
			ID: a.DID[len(didPrefix):], Email: a.Email, PhoneNumber: a.Phone, OTPCode: a.OTP,
			CreatedAt: is.created.UTC(), UpdatedAt: is.created.UTC(),
		})
	}
	return map[string]any{"data": data}, nil
}
