import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import { Describe, type Revocation } from './revocation-acts.tsx';

const kept = { key: 'of/nobody', text: null, write: async () => undefined };

/** As an officer has it before the eyes. */
const drawn = (one: Partial<Revocation>): string =>
  renderToStaticMarkup(
    <Describe
      one={
        {
          ...{ id: 'one', version: 1, facts: '', evidence: '', body: '', documentNumber: '', documentOn: null, place: '' },
          ...one,
        } as Revocation
      }
      kept={kept}
    />,
  );

test('A case from before its basis was asked gets one here, and one that has it shows what it rests on', () => {
  const before = drawn({ basisKind: null, article: '第十二条', givenBackReason: null });
  assert.match(before, />依据</);
  assert.doesNotMatch(before, />作出机关</, 'what is asked follows from the basis');
  const penalty = drawn({ basisKind: 'penalty', article: '《反不正当竞争法》第八条', body: '南昌市市场监督管理局', givenBackReason: null });
  assert.match(penalty, /value="南昌市市场监督管理局"/);
  assert.match(penalty, /maxlength="120"/i);
});
