// The client that the owner of the MCP server entered for ChatGPT by hand, with
// the redirect URIs that ChatGPT shows: its stable one, and one as a connection has it.
export const confidentialClient = (id, secret) => ({
  client_id: id,
  client_secret: secret,
  client_name: 'ChatGPT',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: ['https://chatgpt.com/connector_platform_oauth_redirect', 'https://chatgpt.com/connector/oauth/mcpconform'],
  token_endpoint_auth_method: 'client_secret_basic',
});
