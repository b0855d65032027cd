package interop

// Account is somebody who can log in at a foreign server.
type Account struct {
	User     string
	Password string
}

// Credentials is how `mcpconform` is told of accounts, at most two, in its
// environment.
func Credentials(accounts []Account) []string {
	var environment []string
	for i, suffix := range []string{"", "_2"} {
		if i < len(accounts) {
			environment = append(environment,
				"MCPCONFORM_USER"+suffix+"="+accounts[i].User, "MCPCONFORM_LOGIN_CODE"+suffix+"="+accounts[i].Password)
		}
	}
	return environment
}
