import { useState } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import { rowsOf } from '../../core/annexes/rows.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useAct } from '../query.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import type { CarriedTable } from './carried.ts';
import { HalfSent } from './half-sent.tsx';
import type { DossierView, Material } from './view.ts';
import { materialWord } from './words.ts';

type DialogProps = {
  view: DossierView;
  content: Content;
  /** Personal entries that an earlier year's dossier brought. */
  carried: readonly { key: string; label: string; source: string }[];
  /** Rows that an earlier year's dossier or a report brought, by table. */
  rows: readonly CarriedTable[];
  scheme: Scheme;
  materials: readonly Material[];
  open: boolean;
  onClose: () => void;
};

/** The last question, with everything that goes out under the applicant's name. */
export function SubmitDialog({ view, content, carried, rows: brought, scheme, materials, open, onClose }: DialogProps) {
  const [confirmed, setConfirmed] = useState(false);
  const act = useAct('POST /api/dossiers/{id}/submit');
  const toast = useToast();
  const rows = (table: string): number => rowsOf(content, table).length;
  const kinds = scheme.materials.filter((kind) => materials.some((one) => one.kind === kind.key));
  const submit = async (): Promise<void> => {
    try {
      const { number } = await act.mutateAsync({ params: { id: view.id }, body: { version: view.version } });
      toast(`已提交，编号 ${number}`);
      onClose();
      window.scrollTo(0, 0);
    } catch (error) {
      if (problemIn(error).status === 409) void refresh('GET /api/dossiers/{id}');
    }
  };
  return (
    <Confirm
      open={open}
      title={view.state.name === 'returned' ? '重新提交申报？' : '提交申报？'}
      act="确认提交"
      onAct={submit}
      reason={carried.length + brought.length > 0 && !confirmed ? '请先确认往年带入、没有改动的内容' : null}
      onClose={onClose}
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {open ? <HalfSent dossierId={view.id} /> : null}
      <p>以下内容将送交{view.recommender}，提交后内容不能直接修改：推荐部门开始初审前可以收回修改，其后凭补正通知修改。</p>
      <Kv
        items={[
          ['申报单位', view.applicant],
          ['统一社会信用代码', view.creditCode],
          ['推荐部门', view.recommender],
          ['附件2', '申请表一至七、申请报告二至八'],
          ['附件3', `${rows('equipment')} 行`],
          ['附件4', `${rows('staff')} 人`],
          ['附件5', `${rows('served')} 家企业`],
          ['申报材料', `${materials.length} 个文件：${kinds.map((kind) => `${materialWord(kind.key).replace('材料', '')}`).join('')}`],
          ['附件6', view.declarationConfirmed ? '声明函已确认' : '声明函未确认'],
        ]}
      />
      <Carried people={carried} tables={brought} confirmed={confirmed} onConfirm={setConfirmed} />
    </Confirm>
  );
}

type CarriedProps = {
  people: DialogProps['carried'];
  tables: readonly CarriedTable[];
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
};

/** What an earlier year brought and nobody has touched, each named, to be confirmed before it goes out anew. */
function Carried({ people, tables, confirmed, onConfirm }: CarriedProps) {
  if (people.length + tables.length === 0) return null;
  const [first] = people;
  return (
    <>
      <p>以下内容由往年带入，带入后没有改动：</p>
      <ul>
        {first ? <li>{`${people.map((one) => one.label).join('、')}（${first.source}）`}</li> : null}
        {tables.map(({ key, label, rows, source }) => (
          <li key={key}>{`${label} ${rows} 行（${source}）`}</li>
        ))}
      </ul>
      <label className="choice">
        <input type="checkbox" checked={confirmed} onChange={(event) => onConfirm(event.target.checked)} />
        以上已逐项核对，现在仍然有效
      </label>
    </>
  );
}
