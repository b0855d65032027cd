package wire

import (
	"strings"
	"unicode"
)

// credentialFields are the members, parameters and inputs that carry a credential by construction,
// and what the report calls it. Names are compared without case, "_" and "-".
var credentialFields = map[string]string{
	"accesstoken": "access_token", "refreshtoken": "refresh_token", "idtoken": "id_token",
	"code": "code", "codeverifier": "code_verifier", "devicecode": "device_code",
	"clientsecret": "client_secret", "registrationaccesstoken": "registration_access_token",
	"clientassertion": "client_assertion", "assertion": "assertion", "softwarestatement": "software_statement",
	"subjecttoken": "subject_token", "actortoken": "actor_token",
	"privytoken": "privy_token", "privyaccesstoken": "privy_token", "privyidtoken": "privy_token",
	"identitytoken": "identity_token", "authtoken": "auth_token", "sessiontoken": "session_token", "jwt": "jwt",
	"otp": "otp", "otpcode": "otp", "onetimecode": "otp", "password": "password", "passcode": "otp",
	"apikey": "api_key", "appsecret": "app_secret", "secret": "secret", "token": "token",
	"csrf": "csrf", "csrftoken": "csrf", "xsrftoken": "csrf", "authenticitytoken": "csrf",
	"csrfmiddlewaretoken": "csrf", "requestverificationtoken": "csrf",
}

// vague are kinds that say too little: whoever knows better may rename them.
var vague = map[string]bool{"token": true, "secret": true, "jwt": true, "cookie": true, "bearer": true}

// kindOf returns what a field of this name carries, or "".
func kindOf(field string) string {
	if len(field) > 40 {
		return ""
	}
	return credentialFields[strings.Map(func(r rune) rune {
		if r == '_' || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, field)]
}

// wordlike holds for "undefined", "[object Object]", "invalid_grant": nobody's secret.
func wordlike(value string) bool {
	return len(value) < 24 && strings.IndexFunc(value, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune(" _-.[]()<>", r)
	}) < 0
}

// random holds for what can be searched for everywhere without tearing holes into innocent text: a
// target could else blank the report by handing out its own URL as a token.
func random(value string) bool {
	if len(value) < 12 || strings.ContainsAny(value, " \t\r\n") || strings.Contains(value, "://") || value[0] == '/' {
		return false
	}
	var digits, upper, lower, distinct int
	var seen [256]bool
	for i := range len(value) {
		b := value[i]
		if !seen[b] {
			seen[b] = true
			distinct++
		}
		switch {
		case '0' <= b && b <= '9':
			digits++
		case 'A' <= b && b <= 'Z':
			upper++
		case 'a' <= b && b <= 'z':
			lower++
		}
	}
	if distinct < 6 {
		return false
	}
	return digits > 0 && upper+lower > 0 || len(value) >= 24 && upper > 0 && lower > 0
}
