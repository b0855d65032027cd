import { createAuthClient } from 'better-auth/client';
import { emailOTPClient } from 'better-auth/client/plugins';
import { oauthProviderClient } from '@better-auth/oauth-provider/client';

export const client = createAuthClient({ plugins: [emailOTPClient(), oauthProviderClient()] });

// show says what went wrong.
export function show(error) {
  document.querySelector('[role=alert]').textContent = error.message ?? error.error_description ?? error.statusText;
}
