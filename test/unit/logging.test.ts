import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggingTo } from '../../src/logging.ts';

const request = { method: 'GET', route: '/api/dossiers/:id', status: 200, ms: 1.5 };

function written(level: Parameters<typeof loggingTo>[1]): Record<string, unknown>[] {
  const lines: string[] = [];
  const { request: told, report } = loggingTo((line) => lines.push(line), level);
  told(request);
  told({ ...request, status: 503 });
  told({ ...request, route: '/api/ready' });
  report(new Error('first line\nsecond line'), 'timer');
  assert.equal(
    lines.some((line) => line.includes('\n')),
    false,
    'one line each',
  );
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('each level writes its own and what is graver, a line of JSON each', () => {
  const levels = (level: Parameters<typeof loggingTo>[1]) => written(level).map((line) => line.level);
  assert.deepEqual(levels('error'), ['error']);
  assert.deepEqual(levels('warn'), ['warn', 'error']);
  assert.deepEqual(levels('info'), ['info', 'warn', 'error']);
  assert.deepEqual(levels('debug'), ['info', 'warn', 'debug', 'error']);
});

test('a request is its pattern, status and time; an error has its place and its stack', () => {
  const [line, , error] = written('info');
  const { time, ...rest } = line as { time: string };
  assert.equal(new Date(time).toISOString(), time);
  assert.deepEqual(rest, { level: 'info', ...request });
  assert.equal(error?.where, 'timer');
  assert.match(String(error?.message), /^Error: first line\nsecond line/);
});
