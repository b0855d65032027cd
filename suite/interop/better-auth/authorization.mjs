// The authorization server: better-auth with its OAuth provider, configured as its documentation shows,
// and its users log in with a code sent by e-mail.
import { DatabaseSync } from 'node:sqlite';

import { oauthProvider, oauthProviderAuthServerMetadata, oauthProviderOpenIdConfigMetadata } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { emailOTP, jwt } from 'better-auth/plugins';

// The codes of the two test accounts; everybody else's are random and printed.
const CODES = { 'ada@mcpconform.example': '314159', 'ben@mcpconform.example': '271828' };

// authorizationServer mounts it at /api/auth, with a database in memory, and answers its metadata.
export async function authorizationServer(app, origin, resource, scopes) {
  const options = {
    baseURL: origin,
    secret: crypto.randomUUID(),
    database: new DatabaseSync(':memory:'),
    disabledPaths: ['/token'],
    plugins: [
      jwt(),
      emailOTP({
        generateOTP: ({ email }) => CODES[email],
        sendVerificationOTP: async ({ email, otp }) => console.log(`To: ${email}\nYour code is ${otp}`),
      }),
      oauthProvider({
        loginPage: '/sign-in',
        consentPage: '/consent',
        scopes: ['openid', 'profile', 'email', 'offline_access', ...scopes],
        resources: [resource],
        clientRegistrationDefaultResources: [resource],
        allowDynamicClientRegistration: true,
        allowUnauthenticatedClientRegistration: true,
      }),
    ],
  };
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);

  app.on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(c.req.raw));
  const metadata = oauthProviderAuthServerMetadata(auth);
  app.get('/.well-known/oauth-authorization-server/api/auth', (c) => metadata(c.req.raw));
  const openid = oauthProviderOpenIdConfigMetadata(auth);
  app.get('/api/auth/.well-known/openid-configuration', (c) => openid(c.req.raw));
  return auth.api.getOAuthServerConfig();
}
