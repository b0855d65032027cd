// Preloaded by `node --import`: a server that names no host listens on every address by default; here
// it listens on 127.0.0.1 only. Nothing else of the server it is loaded into changes.
//
// _listen2 is where Node's net.Server binds. Naming a host in listen would do as well, but makes the
// binding asynchronous, and servers that read their address at once would find none.
import net from 'node:net';

const LOOPBACK = '127.0.0.1';
const IPV4 = 4;
const bind = net.Server.prototype._listen2;

net.Server.prototype._listen2 = function (address, port, addressType, ...rest) {
  // A TCP port without an address; paths, pipes and handles have port -1 or a descriptor.
  return address === null && port >= 0
    ? bind.call(this, LOOPBACK, port, IPV4, ...rest)
    : bind.call(this, address, port, addressType, ...rest);
};
