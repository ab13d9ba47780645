import { contract } from '../../src/api/contract/contract.ts';
import type { Contract } from '../../src/api/contract/define.ts';
import { keyOf, type Route, type Send } from './fuzz.ts';

/** Routes that go: every second request to one of them is sent to the address that takes its place, so that both are played. */
export function renamed(send: Send, routes: readonly Route[]): Send {
  const asked = new Map<string, number>();
  return (path, init) => {
    const route = keyOf(routes, path, init.method ?? 'GET');
    const successor = route === undefined ? undefined : (contract as Contract)[route.key]?.deprecated;
    if (route === undefined || successor === undefined) return send(path, init);
    const before = asked.get(route.key) ?? 0;
    asked.set(route.key, before + 1);
    if (before % 2 === 0) return send(path, init);
    const [address = '', query] = path.split('?');
    const given = address.split('/');
    const places = new Map(route.template.split('/').map((part, at) => [part, given[at] ?? '']));
    const [method = '', template = ''] = successor.split(' ');
    const step = template.includes('{step}') ? stepIn(init.body) : null;
    if (step !== null) places.set('{step}', step);
    if (template.includes('{step}') && step === null) return send(path, init);
    const named = template
      .split('/')
      .map((part) => (part.startsWith('{') ? (places.get(part) ?? part) : part))
      .join('/');
    return send(named + (query === undefined ? '' : `?${query}`), { ...init, method });
  };
}

/** An earlier address whose step stood in its body: by its name, or as yes and no. */
function stepIn(body: RequestInit['body']): string | null {
  const said = typeof body === 'string' ? (JSON.parse(body) as { step?: string; agree?: boolean }) : {};
  return said.step ?? (said.agree === undefined ? null : said.agree ? 'agree' : 'refuse');
}
