// The authorization server: oidc-provider, configured as its documentation
// shows it, with its own development pages for login and consent.
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { errors } from 'oidc-provider';

// authorizationServer answers a provider that issues access tokens for one
// resource, the MCP server, as signed JWTs (RFC 9068). Anybody may register as a
// client; where one is given, it is the only one, and proves itself by HTTP Basic.
export async function authorizationServer(issuer, resource, scopes, client) {
  return new Provider(issuer, {
    ...(client && { clients: [client], clientAuthMethods: ['client_secret_basic'] }),
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [crypto.randomUUID()] },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    pkce: { required: () => true },
    issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    features: {
      registration: { enabled: !client },
      registrationManagement: { enabled: !client },
      revocation: { enabled: true },
      introspection: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx, client, oneOf) => oneOf ?? resource,
        useGrantedResource: () => true,
        getResourceServerInfo(ctx, indicator) {
          if (indicator !== resource) throw new errors.InvalidTarget();
          return { scope: scopes.join(' '), audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
        },
      },
    },
  });
}

async function signingKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
}
