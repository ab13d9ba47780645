import { contract } from '../../src/api/contract/contract.ts';
import type { Contract, Route } from '../../src/api/contract/define.ts';
import { type Role, roleLabels } from '../../src/core/workflow/relation.ts';

const roles = Object.keys(roleLabels) as Role[];

const mark = ({ who }: Route, role: Role | 'public'): string => {
  if (who === 'public') return '●';
  if (role === 'public') return '';
  return who === 'signedIn' || who.includes(role) ? '●' : '';
};

/** docs/routes.md: who may come through the door of each route, from the contract. */
export function routesPage(): string {
  const routes = Object.entries(contract as Contract).sort(([a], [b]) => order(a).localeCompare(order(b), 'en'));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Routes',
    '',
    'Generated from src/api/contract by `npx tsx docs/generate.ts`. A dot lets the role through the door; whose case it is, the relation and the',
    'database decide ([access-matrix.md](access-matrix.md) shows what was answered). `/api/openapi.json` has every schema, `/api/docs` shows it as a page.',
    '',
    row(['Route', '事项', '公众', ...roles.map((role) => roleLabels[role]), 'Journal']),
    row(['---', '---', '---', ...roles.map(() => '---'), '---']),
    ...routes.map(([key, route]) =>
      row([
        `\`${key}\``,
        route.summary,
        mark(route, 'public'),
        ...roles.map((role) => mark(route, role)),
        route.audit ? `\`${route.audit}\`` : '',
      ]),
    ),
    '',
    `${routes.length} routes. Journal: the name under which the act is written down, in its own transaction.`,
    '',
  ].join('\n');
}

const order = (key: string) => key.split(' ').reverse().join(' ');
