import { contract } from '../../src/api/contract/contract.ts';
import type { Contract } from '../../src/api/contract/define.ts';
import { keyOf, type Route, type Send } from './wire.ts';

/** Routes that go: once one has succeeded, the next is sent to the address that takes its place, and so on in turn. */
export function renamed(send: Send, routes: readonly Route[]): Send {
  const succeeded = new Map<string, number>();
  const counted = async (key: string, answer: Promise<Response>): Promise<Response> => {
    const response = await answer;
    if (response.ok) succeeded.set(key, (succeeded.get(key) ?? 0) + 1);
    return response;
  };
  return (path, init) => {
    const route = keyOf(routes, path, init.method ?? 'GET');
    const successor = route === undefined ? undefined : (contract as Contract)[route.key]?.deprecated;
    if (route === undefined || successor === undefined) return send(path, init);
    if ((succeeded.get(route.key) ?? 0) % 2 === 0) return counted(route.key, send(path, init));
    const [address = '', query] = path.split('?');
    const given = address.split('/');
    const places = new Map(route.template.split('/').map((part, at) => [part, given[at] ?? '']));
    const [method = '', template = ''] = successor.split(' ');
    const step = template.includes('{step}') ? stepIn(init.body) : null;
    if (step !== null) places.set('{step}', step);
    if (template.includes('{step}') && step === null) return counted(route.key, send(path, init));
    const named = template
      .split('/')
      .map((part) => (part.startsWith('{') ? (places.get(part) ?? part) : part))
      .join('/');
    return counted(route.key, send(named + (query === undefined ? '' : `?${query}`), { ...init, method }));
  };
}

/** An earlier address whose step stood in its body: by its name, or as yes and no. */
function stepIn(body: RequestInit['body']): string | null {
  const said = typeof body === 'string' ? (JSON.parse(body) as { step?: string; agree?: boolean }) : {};
  return said.step ?? (said.agree === undefined ? null : said.agree ? 'agree' : 'refuse');
}
