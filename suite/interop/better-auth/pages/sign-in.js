import { client, show } from './client.js';

const address = document.querySelector('#address');
const code = document.querySelector('#code');

address.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = await client.emailOtp.sendVerificationOtp({ email: address.elements.email.value, type: 'sign-in' });
  if (error) return show(error);
  address.hidden = true;
  code.hidden = false;
});

// The answer says where the browser goes on, and the client takes it there.
code.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = await client.signIn.emailOtp({ email: address.elements.email.value, otp: code.elements.otp.value });
  if (error) show(error);
});
