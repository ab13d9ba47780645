import { BlockList, isIP } from 'node:net';
import type { Context as Http } from 'hono';

type NodeEnv = { incoming?: { socket?: { remoteAddress?: string } } } | undefined;

/** Whether an address is one of our own proxies. */
export type Trusted = (address: string) => boolean;

/** Reads TRUSTED_PROXY: addresses and networks by comma, `none` for nobody. Throws where one is neither. */
export function trusting(text: string): Trusted {
  const list = new BlockList();
  for (const one of text === 'none' ? [] : text.split(',').map((part) => part.trim())) {
    const [address = '', bits] = one.split('/') as [string, string?];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new Error(`TRUSTED_PROXY：“${one}”不是地址或网段，例如 10.0.0.5 或 10.0.0.0/8 / neither an address nor a network`);
    list.addSubnet(address, bits === undefined ? most : Number(bits), family);
  }
  return (address) => isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** The network that one subscriber holds: an IPv6 address stands for its /64, which one machine can change at will. */
function subscriber(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::') as [string, string?];
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const given =
    tail === undefined
      ? groups(head)
      : [...groups(head), ...Array(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill('0'), ...groups(tail)];
  return `${given
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * From where a request comes, for counting. Only what our own proxies (TRUSTED_PROXY) say of it is believed: the last address named that is none of
 * them; whatever a stranger writes into the header counts for nothing.
 */
export function addressOf(http: Http, trusted: Trusted): string {
  const direct = plain((http.env as NodeEnv)?.incoming?.socket?.remoteAddress ?? '');
  if (!trusted(direct)) return subscriber(direct);
  const named = (http.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map(plain)
    .filter((one) => isIP(one) > 0);
  return subscriber(named.findLast((one) => !trusted(one)) ?? direct);
}
