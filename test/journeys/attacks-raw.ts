import { connect } from 'node:net';

/** Bytes that no client would send; `answered` is the status of the one answer that comes before the connection is closed. */
export type RawAttack = { readonly what: string; readonly sent: string; readonly answered: number };

const post = (...headers: readonly string[]) =>
  `POST /api/session HTTP/1.1\r\nHost: localhost\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`;
const hidden = 'GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n';

export const onTheWire: readonly RawAttack[] = [
  {
    what: '长度和分块都写，把第二个请求藏在内容里',
    sent: `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden}`,
    answered: 400,
  },
  { what: '两个不同的长度', sent: `${post('Content-Length: 5', 'Content-Length: 0')}${hidden}`, answered: 400 },
  { what: '分块写成别的样子', sent: `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden}`, answered: 400 },
  { what: '块的长度不是数', sent: `${post('Transfer-Encoding: chunked')}zz\r\n${hidden}`, answered: 400 },
  { what: '请求头里有空字符', sent: post('X-A: a\0b'), answered: 400 },
  { what: '请求头名称后有空格', sent: post('Content-Length : 5'), answered: 400 },
  { what: '请求头里只有换行没有回车', sent: post('X-A: a\nTransfer-Encoding: chunked'), answered: 400 },
  { what: '一个请求头十万字', sent: post(`X-A: ${'a'.repeat(100_000)}`), answered: 431 },
  { what: '没有 Host', sent: 'GET / HTTP/1.1\r\n\r\n', answered: 400 },
  { what: '不是 HTTP 的', sent: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', answered: 400 },
];

/** The status of each answer that comes until the connection is closed, or for a second. */
export const wired = (url: string, sent: string): Promise<number[]> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(sent, 'latin1'));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve([...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))));
  });
