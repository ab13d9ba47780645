import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LARGEST_FILE } from '../../src/acts/files/arrival.ts';
import { trusting } from '../../src/api/public/address.ts';
import { SLOWEST } from '../../src/api/slowest.ts';
import { help } from '../../src/cli/help.ts';
import { commandNames } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config.ts';
import { settings } from '../../src/settings.ts';
import { filesBelow, repository } from './sources.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const withoutComments = (path: string) => read(path).replace(/^\s*#.*\n/gm, '');
const [unit, container, nginx] = ['shifan.service', 'Containerfile', 'nginx.conf'].map((name) => withoutComments(`deploy/${name}`)) as [
  string,
  string,
  string,
];

const variables = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name as string, value as string]));
const ours = variables(read('deploy/shifan.env'));

/** The value of a directive: `name value;` of nginx, `name=value` of a unit. */
const directive = (text: string, name: string): string =>
  (new RegExp(`^\\s*${name}(?:\\s+|=)([^;\\n]+)`, 'm').exec(text)?.[1] ?? `no ${name}`).trim();
const seconds = (text: string): number => Number(/^(\d+)s?$/.exec(text)?.[1] ?? Number.NaN);

test('deploy/shifan.env names variables of the system alone, among them all without which it does not start', () => {
  assert.deepEqual(
    Object.keys(ours).filter((name) => !Object.hasOwn(settings, name)),
    [],
  );
  const filled = { ...ours, DATABASE_URL: 'postgres://x@127.0.0.1/x', SHIFAN_APP_PASSWORD: 'x', SHIFAN_SEAL_KEY: 'x' };
  const config = readConfig({}, filled);
  assert.equal(config.demonstration, false);
  assert.equal(new URL(config.publicUrl).protocol, 'https:');
  for (const [name, { required }] of Object.entries(settings) as [string, { required?: string }][])
    if (required?.includes('DATABASE_URL') || required === '正式运行时') assert.equal(name in ours, true, name);
});

test('the unit and the container start what npm starts, with its options, where the data lies', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const option = /--max-semi-space-size=\d+/.exec(scripts.start)?.[0] as string;
  const program = /import\('\.\.\/(.+)'\)/.exec(read('bin/start.mjs'))?.[1] as string;
  assert.equal(directive(unit, 'ExecStart'), `/usr/bin/node ${option} ${program} serve`);
  assert.equal(container.includes(`ENTRYPOINT ["node", "${option}", "${program}"]\nCMD ["serve"]`), true);
  assert.equal(`/var/lib/${directive(unit, 'StateDirectory')}`, ours.DATA_DIR);
  assert.equal(directive(container, 'VOLUME'), ours.DATA_DIR);
  assert.equal(container.includes(` DATA_DIR=${ours.DATA_DIR}\n`), true);
  assert.equal(directive(unit, 'EnvironmentFile'), '/etc/shifan/shifan.env');
});

test('neither runs as root, nor a package’s script; what the container copies is there, and nothing of what is needed is left out', () => {
  assert.match(directive(unit, 'User'), /^(?!root)/);
  assert.equal(directive(container, 'USER'), 'node');
  assert.equal(directive(unit, 'NoNewPrivileges'), 'yes');
  const [build = ''] = container.split(/\nFROM /);
  assert.equal(build.indexOf('NPM_CONFIG_IGNORE_SCRIPTS=true') < build.indexOf('RUN '), true);
  assert.deepEqual([...container.matchAll(/\bnpm (ci|install)\b(?!.*--ignore-scripts)/g)], []);
  const copied = [...build.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from]) => (from as string).split(' '));
  assert.deepEqual(
    copied.filter((name) => !existsSync(join(repository, name))),
    [],
  );
  const left = new Set(['.ci', '.git', '.gitignore', '.shots', 'bench', 'data', 'deploy', 'dist', 'node_modules', 'test', 'test-results']);
  const wanted = readdirSync(repository).filter((name) => !left.has(name) && !/\.(md|log)$/.test(name) && name !== 'biome.json');
  assert.deepEqual(copied.sort(), wanted.sort());
});

test('ports are one; the container listens to its network, everything else to this machine, whose word alone is believed', () => {
  assert.equal(ours.PORT, settings.PORT.usual);
  assert.equal(directive(container, 'EXPOSE'), ours.PORT);
  assert.equal(container.includes(` PORT=${ours.PORT} `), true);
  assert.equal(directive(nginx, 'server'), `${ours.HOST}:${ours.PORT}`);
  const trusted = trusting(ours.TRUSTED_PROXY as string);
  assert.equal(trusted('127.0.0.1'), true);
  assert.equal(trusted('10.0.0.1'), false);
});

test('nginx takes what the program takes, waits as long as it does, and says what it reads', () => {
  assert.equal(directive(nginx, 'client_max_body_size'), `${LARGEST_FILE / 2 ** 20}m`);
  assert.equal(seconds(directive(nginx, 'client_header_timeout')) * 1000, SLOWEST.headersTimeout);
  assert.equal(seconds(directive(nginx, 'client_body_timeout')) * 1000, SLOWEST.timeout);
  for (const name of ['proxy_read_timeout', 'proxy_send_timeout'])
    assert.equal(seconds(directive(nginx, name)) * 1000 > SLOWEST.timeout, true, name);
  assert.equal(seconds(directive(nginx, 'keepalive_timeout')) * 1000 < SLOWEST.keepAliveTimeout, true);
  assert.equal(seconds(directive(unit, 'TimeoutStopSec')) > 10 + Number(ours.DRAIN_SECONDS ?? settings.DRAIN_SECONDS.usual), true);
  const headers = Object.fromEntries([...nginx.matchAll(/proxy_set_header (\S+) (\S+);/g)].map(([, name, value]) => [name, value]));
  assert.deepEqual(headers, {
    Connection: '""',
    Host: '$host',
    'X-Forwarded-For': '$proxy_add_x_forwarded_for',
    'X-Request-Id': '$request_id',
  });
  assert.doesNotMatch(nginx, /add_header/); // HSTS and the others are the program's
  assert.doesNotMatch(/log_format[^;]+;/.exec(nginx)?.[0] ?? 'none', /\$(request|request_uri|uri|args|query_string)\b/);
  const { host } = new URL(ours.PUBLIC_URL as string);
  const names = [...nginx.matchAll(/server_name (\S+);|return 301 https:\/\/([^$]+)\$/g)].map(([, name, to]) => name ?? to);
  assert.deepEqual([...new Set(names)], [host]);
  assert.equal(nginx.split('{').length, nginx.split('}').length);
});

const guides = ['README.md', 'README.zh-CN.md', 'deploy/README.md', ...filesBelow('docs', /\.md$/).map((path) => `docs/${path}`)];
/** `bin/shifan` and what follows it in a command: the words and options of one line, as far as it is one. */
const calls = (text: string): string[] =>
  [...text.matchAll(/bin\/shifan ((?:[a-z-]+)[^`#\n|；。，（）)]*)/g)].map(([, call]) => (call as string).trim());

/** Whether the program has that command, its help that verb and each of those options. */
function isThere(call: string): boolean {
  const [word = '', verb = '', ...rest] = call.split(/\s+/);
  if (['help', '--version'].includes(word)) return true;
  const options = [verb, ...rest].filter((one) => /^--?[a-z]/.test(one));
  const named = (one: string) => new RegExp(`(?<![\\w-])${one}(?![\\w-])`).test(help(word));
  return commandNames.includes(word) && [...(/^[a-z][a-z0-9-]*$/.test(verb) ? [verb] : []), ...options].every(named);
}

test('every command that a document tells somebody to type is there, with the verb and the options that its help names', () => {
  const wrong = guides.flatMap((path) => calls(read(path)).flatMap((call) => (isThere(call) ? [] : [`${path}: bin/shifan ${call}`])));
  assert.deepEqual(wrong, []);
  assert.equal(calls(read('docs/runbook.md')).length >= 15, true);
  assert.deepEqual(['backups /mnt', 'backup keyz -o F', 'restore /mnt --identify F', 'user rese x'].filter(isThere), []);
});

test('the runbook opens pages that there are, files that there are, and paths of deploy/', () => {
  const text = read('docs/runbook.md');
  const labels = [...read('src/web/routes.tsx').matchAll(/(?:label|title): '([^']+)'/g)].map(([, label]) => label);
  const pages = [...text.matchAll(/“([^”]+)”(?:栏目|里更正|停用)/g)].map(([, label]) => label as string);
  assert.equal(pages.length >= 5, true);
  assert.deepEqual(
    pages.filter((label) => !labels.includes(label)),
    [],
  );
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading as string);
  const sent = [...text.matchAll(/[按照]“([^”]+)”/g)].map(([, to]) => to as string);
  assert.deepEqual(
    sent.filter((to) => to !== '重发' && !headings.some((heading) => heading.includes(to))),
    [],
  );
  const scripts = [...text.matchAll(/\bnode ((?:docs|dist)\/[\w.-]+)/g)].map(([, path]) => path as string);
  assert.deepEqual(
    scripts.filter((path) => path !== 'dist/cli.js' && !existsSync(join(repository, path))),
    [],
  );
  const certificate = directive(nginx, 'ssl_certificate').replace(/[^/]+$/, '');
  for (const path of [directive(unit, 'EnvironmentFile'), directive(unit, 'WorkingDirectory'), `${ours.DATA_DIR}/files`, certificate])
    assert.equal(text.includes(path), true, path);
});
