// Calls one of Privy's SDKs as a list says and prints what came of each call.
//
//   node drive.mjs server-auth|node   < [{"method", "args", "secret"?}]   > [{"value"} | {"error", "status"}]
//
// The SDK takes its address from its own environment variable. "$0" as an
// argument is the value of call 0, "$0.accessToken" a member of it. A method is
// a path: in "utils.auth.verifyAccessToken" all but the last are called without
// arguments, which is how @privy-io/node groups them.
import { text } from 'node:stream/consumers';

const sdks = {
  'server-auth': async () => {
    const { PrivyClient } = await import('@privy-io/server-auth');
    return (id, secret) => new PrivyClient(id, secret);
  },
  node: async () => {
    const { PrivyClient } = await import('@privy-io/node');
    return (appId, appSecret) => new PrivyClient({ appId, appSecret, maxRetries: 0 });
  },
};

const { PRIVY_APP_ID: appId, PRIVY_APP_SECRET: appSecret } = process.env;
const newClient = await sdks[process.argv[2]]();
const client = newClient(appId, appSecret);
const results = [];

function resolve(argument) {
  if (typeof argument !== 'string' || !argument.startsWith('$')) return argument;
  const [index, ...members] = argument.slice(1).split('.');
  return members.reduce((value, member) => value?.[member], results[index].value);
}

async function call({ method, args, secret }) {
  const names = method.split('.');
  const last = names.pop();
  const root = secret ? newClient(appId, secret) : client;
  const target = names.reduce((value, name) => value[name](), root);
  try {
    return { value: await target[last](...args.map(resolve)) };
  } catch (error) {
    return { error: String(error.message), status: error.status };
  }
}

for (const one of JSON.parse(await text(process.stdin))) results.push(await call(one));
process.stdout.write(JSON.stringify(results));
