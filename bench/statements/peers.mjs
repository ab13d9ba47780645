// What a user would take instead, asked the same: CPU of the application and of PostgreSQL beside a bare limit in the same run, measured 2026-11 on the same kind of
// machine (2 cores) with one process each, 10 000 records of eight columns and a list of 120 enterprises (25 kB), 16 requests in flight.
const peers = ['NocoBase 2.2.15', 'Strapi 5.54', 'Directus 12.4.0'];
/** By our work: the bare limit of that run, then each peer; ms of the application + of PostgreSQL. */
const measured = [
  ['120 rows at once', 'create with 120 rows', [1.97, 0.93], [25.6, 1.2], [18.2, 5.4], [17.5, 3.3]],
  ['patch one field', 'patch one field', [1.02, 0.6], [16.4, 1.2], [19.8, 6.1], [15.0, 2.8]],
  ['form', 'read one with its list', [1.07, 0.32], [12.2, 0.6], [8.2, 2.5], [6.1, 0.6]],
  ['city inbox', 'list of 50, filtered, with its total', [1.02, 0.93], [16.9, 2.0], [21.4, 3.9], [8.1, 1.7]],
];

const sum = ([node, postgres]) => node + postgres;
const times = (ratio) => `${ratio.toFixed(1)}×`;

/** The table beside ours; `ratios` of this run by the name of the work. */
export function peersTable(ratios) {
  const lines = measured.map(([name, what, bare, ...theirs]) => {
    const ours = [...ratios].find(([work]) => work.startsWith(name))?.[1];
    const cells = theirs.map((one) => `${times(sum(one) / sum(bare))} (${one.map((ms) => ms.toFixed(1)).join(' + ')})`);
    return `| ${what} | ${ours === undefined ? 'missing' : times(ours)} | ${cells.join(' | ')} |`;
  });
  return [
    'Ours is the run above; theirs were measured 2026-11 on the same kind of machine, each beside the bare limit of its own run: so many times the CPU of application and',
    'PostgreSQL that the limit takes, in brackets their ms. They are one process each with their usual parts: NocoBase with all its plugins and the list as JSON, Strapi by its',
    'REST API without a limit of rate, Directus on Node 24 without cache. The work is not the same: they log each request and resolve roles and fields, ours seals what is personal,',
    'keeps each change and asks row-level security; none of them judges the 120 rows one by one, or refuses a patch of what another has changed meanwhile.',
    '',
    `| | Shifan | ${peers.join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
    '| of the same measurement | bare limit | NocoBase | Strapi | Directus |',
    '| --- | ---: | ---: | ---: | ---: |',
    '| patches a second; p99 | 699; 55 ms | 56; 391 ms | 35; 803 ms | 62; 376 ms |',
    '| cold start to the first answer | 0.7 s | 15.8 s | 5.6 s | 10.7 s |',
    '| memory idle, after load | 56, 88 MB | 541, 938 MB | 209, 363 MB | 359, 449 MB |',
    '| first page of its workspace, as delivered | | 9.2 MB | 6.0 MB | 10.8 MB |',
    '| answer to a patch | 65 bytes | 25.8 kB | 25.8 kB | 25.7 kB |',
  ].join('\n');
}
