import { useState } from 'react';
import { correctionTemplates, templatesAt } from '../../core/scheme/correction-templates.ts';
import { law } from '../scheme/law.ts';
import { Button } from '../ui/button.tsx';
import { Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { articleAt, citable } from './articles.ts';
import type { Item } from './case.ts';

export type Place = {
  path: string;
  label: string;
  /** Narrower places that may be meant: the columns of a row. */
  columns?: readonly { path: string; label: string }[];
};

/** One defect: where, why, by which article, what is expected; becomes an item of the one correction. */
export function MarkDialog({
  place,
  given,
  gone,
  onPut,
  onClose,
}: {
  place: Place;
  given: Item | null;
  /** Why nothing can be marked any more. */
  gone: string | null;
  onPut: (item: Item) => void;
  onClose: () => void;
}) {
  const [path, setPath] = useState(given?.path ?? place.path);
  const [reason, setReason] = useState(given?.reason ?? '');
  const [expected, setExpected] = useState(given?.expected ?? '');
  const [article, setArticle] = useState(given?.article ?? articleAt(place.path));
  const label = place.columns?.find((column) => column.path === path)?.label ?? (given?.path === path ? given.label : place.label);
  const [picked, setPicked] = useState('');
  const templates = templatesAt(path, correctionTemplates(law()));
  const choices = templates.map((one, index) => ({ value: String(index), label: one.label }));
  const use = (index: string) => {
    setPicked(index);
    const template = templates[Number(index)];
    if (index === '' || !template) return;
    setReason(template.reason);
    setExpected(template.expected);
    setArticle(template.article);
  };
  const missing = missingIn(reason.trim(), expected.trim());
  return (
    <Dialog
      open
      title={`标缺陷：${place.label}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={gone ?? missing}
            onClick={() => onPut({ path, label, reason: reason.trim(), article, expected: expected.trim() })}
          >
            加入补正通知
          </Button>
        </>
      }
    >
      <div className="form">
        {place.columns ? (
          <Field label="位置">
            {(ids) => (
              <Select
                {...ids}
                value={path}
                onChange={(event) => {
                  setPath(event.target.value);
                  setPicked('');
                }}
                options={[
                  { value: place.path, label: '整行' },
                  ...(place.columns ?? []).map((column) => ({ value: column.path, label: column.label })),
                ]}
              />
            )}
          </Field>
        ) : null}
        <Field label="常用原因" source="选填" hint="选后可按本件情况修改，×××处请填写">
          {(ids) => <Select {...ids} empty="不用，自己写" value={picked} options={choices} onChange={(event) => use(event.target.value)} />}
        </Field>
        <Field label="原因">
          {(ids) => (
            <Textarea
              {...ids}
              rows={2}
              value={reason}
              maxLength={1000}
              placeholder="如：租赁合同已于2025年12月31日到期"
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field label="要求" hint="申报单位据此补正，请写具体">
          {(ids) => (
            <Textarea
              {...ids}
              rows={2}
              value={expected}
              maxLength={1000}
              placeholder="如：请补交在有效期内的合同或续签协议"
              onChange={(event) => setExpected(event.target.value)}
            />
          )}
        </Field>
        <Field label="依据">
          {(ids) => <Select {...ids} value={article} onChange={(event) => setArticle(event.target.value)} options={citable()} />}
        </Field>
      </div>
    </Dialog>
  );
}

/** A template's gaps are filled in before it goes to the applicant. */
function missingIn(reason: string, expected: string): string | null {
  if (reason === '') return '请写明原因';
  if (expected === '') return '请写明要求';
  return /×××|×年|×月|×日/.test(reason + expected) ? '请把“×××”处写明' : null;
}
