package render_test

import "github.com/mcpconform/mcpconform/reports/result"

const chatgptRedirect = "https://chatgpt.com/connector_platform_oauth_redirect"

// journeyExchanges is the wire of a connection that works.
func journeyExchanges() []result.Exchange {
	xs := []result.Exchange{
		exchange(1, "probe", "POST", mcpURL, 401, ""),
		exchange(2, "resource", "GET", prmURL, 200, `{"resource":"`+mcpURL+`","authorization_servers":["`+issuer+`"]}`),
		exchange(3, "server", "GET", metaURL, 200, `{"issuer":"`+issuer+`","authorization_endpoint":"`+issuer+`/authorize","token_endpoint":"`+
			issuer+`/token","registration_endpoint":"`+issuer+`/register"}`),
		exchange(4, "client", "POST", issuer+"/register", 201, `{"client_id":"c-1","token_endpoint_auth_method":"none"}`),
		exchange(5, "login", "GET", issuer+"/authorize?response_type=code&state=«state:77aa01»&code_challenge_method=S256", 200, "<form>e-mail</form>"),
		exchange(6, "login", "POST", issuer+"/authorize/login", 200, "<form>Allow?</form>"),
		exchange(7, "login", "POST", issuer+"/authorize/consent", 303, ""),
		exchange(8, "token", "POST", issuer+"/token", 200, `{"access_token":"«token:ab12cd»","token_type":"Bearer","expires_in":3600}`),
		exchange(9, "session", "POST", mcpURL, 200, `{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-11-25"}}`),
		exchange(10, "session", "POST", mcpURL, 202, ""),
		exchange(11, "tools", "POST", mcpURL, 200, `{"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"get-items"}]}}`),
	}
	xs[0].Request.Body = `{"jsonrpc":"2.0","id":1,"method":"initialize"}`
	xs[0].Response.Header["WWW-Authenticate"] = []string{`Bearer resource_metadata="` + prmURL + `"`}
	xs[3].Request.Body = `{"client_name":"ChatGPT","redirect_uris":["` + chatgptRedirect + `"]}`
	xs[6].Response.Header["Location"] = []string{chatgptRedirect + "?code=«code:9f31c0»&state=«state:77aa01»"}
	xs[7].Request.Header = map[string][]string{"Content-Type": {"application/x-www-form-urlencoded"}}
	xs[7].Request.Body = "grant_type=authorization_code&code=«code:9f31c0»&code_verifier=«verifier:5e5e5e»&it's=1"
	for i := 4; i < 7; i++ {
		xs[i].Actor = "browser"
	}
	for i := 8; i < 11; i++ {
		xs[i].Request.Header["Authorization"] = []string{"Bearer «token:ab12cd»"}
	}
	return xs
}

func exchange(n int, owner, method, url string, status int, body string) result.Exchange {
	x := result.Exchange{N: n, Actor: "host", Check: owner, Step: "play " + owner,
		Request:  result.Request{Method: method, URL: url, Header: map[string][]string{"Accept": {"application/json, text/event-stream"}}},
		Response: result.Response{Status: status, Header: map[string][]string{}, Body: body, Length: int64(len(body))},
		Timing:   result.Timing{StartUs: int64(n) * 9000, ConnectUs: 300, TLSUs: 1200, FirstByteUs: 5200, TotalUs: 5900}}
	if body != "" && body[0] == '{' {
		x.Response.Header["Content-Type"] = []string{"application/json"}
	}
	return x
}
