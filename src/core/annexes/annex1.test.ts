import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opinionHeading, recommendation } from './annex1.ts';

test('第八条（三）协会、省属单位直接推荐的，附件1写其本单位的推荐意见；设区市照表印', () => {
  const { label } = recommendation.opinion;
  assert.equal(opinionHeading(label, { kind: 'association', name: '江西省中小企业协会' }), '江西省中小企业协会推荐意见');
  assert.equal(opinionHeading(label, { kind: 'provincialUnit', name: '江西省科学院' }), '江西省科学院推荐意见');
  assert.equal(opinionHeading(label, { kind: 'city', name: '南昌市工业和信息化局' }), label);
});
