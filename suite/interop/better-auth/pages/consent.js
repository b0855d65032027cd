import { client, show } from './client.js';

const form = document.querySelector('form');
const query = new URLSearchParams(location.search);

const { data, error } = await client.oauth2.publicClient({ query: { client_id: query.get('client_id') } });
if (error) show(error);
else {
  document.querySelector('#client').textContent = data.client_name;
  document.querySelector('#scopes').textContent = query.get('scope').replaceAll(' ', ', ');
  document.querySelector('#host').textContent = new URL(query.get('redirect_uri')).host;
  form.hidden = false;
}

// The answer says where the browser goes on, and the client takes it there.
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = await client.oauth2.consent({ accept: event.submitter.value === 'yes' });
  if (error) show(error);
});
