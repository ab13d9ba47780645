import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressIn, addressText } from './address.ts';
import { cameFrom, caseIn, nextOf, withList } from './came-from.ts';
import { noFilter } from './list.ts';

const a = '0197a000-0000-7000-8000-00000000000a';
const b = '0197a000-0000-7000-8000-00000000000b';
const filter = { side: '', state: '待初审', kind: 'firstReview', search: '红谷&滩=1', whose: 'mine' } as const;
const place = { dueOn: '2026-05-15', submittedOn: '2026-04-14', title: '江西“红谷”公司', id: `firstReview:${a}` };

test('从哪张名单来、那时排在哪里，写在案件的地址里，读回来是同一张名单、同一处；地址原有的条件还在', () => {
  const address = withList(`/app/recommendations/${a}?step=assessment`, { filter, place });
  assert.deepEqual(cameFrom(address.slice(address.indexOf('?'))), { filter, place });
  assert.equal(new URLSearchParams(address.slice(address.indexOf('?'))).get('step'), 'assessment');
  assert.deepEqual(addressIn(new URLSearchParams(addressText(filter))), filter);
  assert.equal(addressText(noFilter), '');
});

test('地址里手写的、过长的、不是位置的，都当没有；不认识的条件不算', () => {
  assert.equal(cameFrom(''), null);
  assert.equal(cameFrom('?list=&at=第一件'), null);
  assert.equal(cameFrom(`?list=&at=${encodeURIComponent('["2026-02-30",null,"甲","x"]')}`), null);
  assert.deepEqual(cameFrom(`?list=${'x'.repeat(10_000)}&at=${encodeURIComponent('[null,null,"甲","x"]')}`)?.filter, noFilter);
  assert.deepEqual(addressIn(new URLSearchParams({ search: '红'.repeat(201), whose: '别人', side: 'x', state: '待初审' })), {
    ...noFilter,
    state: '待初审',
  });
});

test('一件申报有几行的，下一件是另一件申报；不是案件的不算', () => {
  const items = [
    { link: `/app/recommendations/${a}?step=assessment` },
    { link: '/app/objections' },
    { link: `/app/dossiers/${a}` },
    { link: `/app/reports/${b}` },
  ];
  assert.equal(nextOf(items, a)?.link, `/app/reports/${b}`);
  assert.equal(nextOf(items.slice(0, 3), a), null);
  assert.deepEqual(['/app', '/app/messages', `/app/recommendations/${a}/calls`, `/app/dossiers/${a}#x`].map(caseIn), [null, null, a, a]);
});

test('待办指到页面中的一处的（盖章扫描件），名单写在地址里，那一处还在末尾', () => {
  const from = {
    filter: addressIn(new URLSearchParams('')),
    place: { dueOn: null, submittedOn: null, title: '甲公司', id: 'stampPapers:1' },
  };
  const link = withList('/app/dossiers/01a22b47-223c-7e1f-8335-3ef5e1778f0d?part=2#stamped', from);
  assert.match(link, /^\/app\/dossiers\/01a22b47-[0-9a-f-]+\?part=2&list=.*&at=.*#stamped$/);
  assert.equal(cameFrom(link.slice(link.indexOf('?'), link.indexOf('#')))?.place.title, '甲公司');
});
