// Preloaded by `node --import`: the SDK lets an address send 50 token requests
// in 15 minutes, and a whole run sends more. Here its rate limiter lets
// everything pass, so that each verdict is one about the server and none about
// the limit. Nothing else of the server it is loaded into changes.
import { register } from 'node:module';

const module = (source) => 'data:text/javascript,' + encodeURIComponent(source);

const limiter = module(`
  export const rateLimit = () => (request, response, next) => next();
  export default rateLimit;
`);

register(module(`
  export function resolve(specifier, context, next) {
    return specifier === 'express-rate-limit'
      ? { url: ${JSON.stringify(limiter)}, shortCircuit: true }
      : next(specifier, context);
  }
`));
