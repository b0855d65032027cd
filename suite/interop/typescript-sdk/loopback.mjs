// Preloaded by `node --import`: a server that names no host listens on every
// address by default; here it listens on 127.0.0.1 only. Nothing else of the
// server it is loaded into changes.
import net from 'node:net';

const LOOPBACK = '127.0.0.1';
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function (...args) {
  return listen.apply(this, withLoopback(args));
};

// listen(port[, host][, backlog][, callback]) and listen({port, host, …}) are
// the forms that bind a TCP port; paths, pipes and handles pass unchanged.
function withLoopback(args) {
  const [first, second, ...rest] = args;
  if (isPort(first)) {
    return typeof second === 'string' ? args : [first, LOOPBACK, ...args.slice(1)];
  }
  if (first !== null && typeof first === 'object' && isPort(first.port) && first.host === undefined) {
    return [{ ...first, host: LOOPBACK }, second, ...rest];
  }
  return args;
}

function isPort(value) {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
