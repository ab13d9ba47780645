import { type FigureKey, sampleTableForms } from '../../core/annexes/annex7.ts';
import { compare, decimalOf } from '../../core/annexes/decimal.ts';
import { changeWords } from '../../core/ledger/report.ts';
import type { AnswerOf } from '../client.ts';
import type { Autosave } from '../form/autosave.ts';
import type { Change } from '../form/change.ts';
import { readable } from '../form/shown.ts';
import { shareWords } from '../ledger/words.ts';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { figureLabel, figureOf, type ReportView } from './words.ts';

type Said = AnswerOf<'GET /api/reports/{id}/ledger'>;

/** Beside the own form: what the ledger says, and the one press that fills it in; without a ledger one types as before. */
export function FromLedger({ view, saving }: { view: ReportView; saving: Autosave }) {
  const read = useRead('GET /api/reports/{id}/ledger', { params: { id: view.id } });
  return (
    <Card
      title="服务台账"
      aside={
        <ButtonLink small look="quiet" href={paths.ledger}>
          打开台账
        </ButtonLink>
      }
    >
      <Loaded read={read}>
        {(said) => (
          <div className="stack-s">
            {said.kept ? <Kept said={said} saving={saving} /> : <NotKept />}
            {said.readings.length > 0 ? <p className="small muted">口径：{said.readings.join('；')}。</p> : null}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

const NotKept = () => (
  <p className="small muted">
    本年没有建台账，按实际填写数据和样表；主管部门看到“未建台账”。建台账后，数据和样表由台账带入，不用再填一遍。
  </p>
);

function Kept({ said, saving }: { said: Said; saving: Autosave }) {
  const differing = Object.entries(said.figures).filter(([key, value]) => !sameFigure(value, saving.content.values[key]));
  const zero = saving.content.values.nothingToReport === true;
  return (
    <div className="stack-s small">
      <p>
        本年至本季末 {said.lines} 行。{differing.length === 0 ? '表中数据与台账一致。' : `与表中不同的有 ${differing.length} 项：`}
      </p>
      <ul>
        {differing.map(([key, value]) => (
          <li key={key}>
            {figureLabel(key as FigureKey)}：台账 {readable(figureOf(key as FigureKey), value)}
          </li>
        ))}
        {said.shares.map((one) => (
          <li key={one.way} className="muted">
            公益性或低收费占比，{shareWords(one)}
          </li>
        ))}
      </ul>
      <Button small reason={zero ? '已勾选“零报告”，请先取消再带入' : null} onClick={() => saving.change(...filled(said, saving))}>
        按台账填入数据和样表
      </Button>
    </div>
  );
}

const sameFigure = (a: unknown, b: unknown): boolean => {
  const [now, then] = [decimalOf(a), decimalOf(b)];
  return now !== null && then !== null && compare(now, then) === 0;
};

/** Each figure that the ledger has, and both sample tables anew. */
function filled({ figures, sampleTables }: Said, saving: Autosave): Change[] {
  const values = Object.entries(figures).map(([path, value]): Change => ({ path, value: value ?? null }));
  const rows = (['frequent', 'events'] as const).flatMap((table): Change[] => {
    const { key } = sampleTableForms[table];
    const fresh = sampleTables[table];
    const gone = (saving.content.tables[key] ?? []).filter(({ id }) => !fresh.some((one) => one.id === id));
    return [...gone.map(({ id }) => ({ table: key, remove: id })), ...fresh.map((add) => ({ table: key, add }))];
  });
  return [...values, ...rows];
}

/** Below the own report that came in: the ledger went on since, and what came in stands; a correction says why. */
export function LedgerChanged({ view }: { view: ReportView }) {
  const { data } = useRead('GET /api/reports/{id}/ledger', { params: { id: view.id } });
  if (!data || data.changed.length === 0) return null;
  return (
    <Alert tone="amber" title={changeWords(data.changed)}>
      <p>已报送的一版不因台账改动而变。需要按台账更正的，请点“更正已报数据”并写明理由；对以后各季度和汇总表的影响，更正时逐项列出。</p>
    </Alert>
  );
}
