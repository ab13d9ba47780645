import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** Bytes of one piece of the stream; clamd takes any up to its own limit. */
const PIECE = 64 * 1024;
/** A scanner that says nothing for so long is away. Milliseconds. */
const SILENCE = 60_000;

/**
 * ClamAV's daemon over its own protocol (clamd(8), INSTREAM): the bytes go to the address and nothing is written to a disk that clamd would have to
 * reach. `address` is `host:port`, or the path of a Unix socket. Throws where it can't be reached, answers an error or is silent for a minute; a file
 * longer than clamd's StreamMaxLength is such an error, so set that above 50 MB.
 */
export function createClamd(address: string): { find(bytes: AsyncIterable<Uint8Array>): Promise<string | null> } {
  const place = placeOf(address);
  return {
    async find(bytes) {
      const socket = connect(place);
      socket.setTimeout(SILENCE, () => socket.destroy(new Error(`clamd ${address}: no answer`)));
      const answer = answerFrom(socket);
      // Whichever fails first is the reason; the other one fails with the socket.
      const sent = send(socket, bytes).catch(() => undefined);
      try {
        return verdictOf(await answer, address);
      } finally {
        socket.destroy();
        await sent;
      }
    },
  };
}

function placeOf(address: string): NetConnectOpts {
  if (address.includes('/')) return { path: address };
  const [, host, port] = /^(?:\[([^\]]+)\]|[^:]+):(\d+)$/.exec(address) ?? [];
  if (port === undefined) throw new Error(`CLAMD must be host:port or the path of a socket, not ${address}`);
  return { host: host ?? address.slice(0, address.lastIndexOf(':')), port: Number(port) };
}

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      await write(socket, Buffer.concat([lengthOf(piece.length), piece]));
    }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

/** Everything that it says until the zero byte. */
const answerFrom = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      const end = said.indexOf('\0');
      if (end >= 0) resolve(said.slice(0, end));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd closed the connection without an answer')));
  });

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or an error. */
function verdictOf(answer: string, address: string): string | null {
  if (/^stream: OK$/.test(answer)) return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found === undefined) throw new Error(`clamd ${address}: ${answer}`);
  return found;
}
