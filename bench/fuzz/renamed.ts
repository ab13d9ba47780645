import { contract } from '../../src/api/contract/contract.ts';
import type { Contract } from '../../src/api/contract/define.ts';
import { keyOf, type Route, type Send } from './fuzz.ts';
import { diceOf } from './values.ts';

/** Routes that go: every other request to one of them is sent to the address that takes its place, so that both are played. */
export function renamed(send: Send, { routes, seed }: { routes: readonly Route[]; seed: number }): Send {
  const dice = diceOf(seed);
  return (path, init) => {
    const route = keyOf(routes, path, init.method ?? 'GET');
    const successor = route === undefined ? undefined : (contract as Contract)[route.key]?.deprecated;
    if (route === undefined || successor === undefined || dice.next() < 0.5) return send(path, init);
    const [address = '', query] = path.split('?');
    const given = address.split('/');
    const places = new Map(route.template.split('/').map((part, at) => [part, given[at] ?? '']));
    const [method = '', template = ''] = successor.split(' ');
    const named = template
      .split('/')
      .map((part) => (part.startsWith('{') ? (places.get(part) ?? part) : part))
      .join('/');
    return send(named + (query === undefined ? '' : `?${query}`), { ...init, method });
  };
}
