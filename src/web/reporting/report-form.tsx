import { useMemo, useState } from 'react';
import { type FigureKey, figureGroups, figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import type { Field, TableForm } from '../../core/annexes/field.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { countsOf, emptyFigures } from '../../core/reporting/figures.ts';
import { annualOutline } from '../../core/reporting/outline.ts';
import { href } from '../client.ts';
import type { Autosave } from '../form/autosave.ts';
import { FieldInput } from '../form/field-input.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { goToPlace, idOf } from '../form/place.ts';
import { RowsTable } from '../form/rows-table.tsx';
import { readable } from '../form/shown.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Card, Columns, Stack } from '../ui/page.tsx';
import { DoubtList } from './doubts.tsx';
import type { Receipt } from './receipt.tsx';
import { useReportSaving } from './report-saving.ts';
import { ReportSide } from './report-side.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { figureLabel, figureOf, type ReportView } from './words.ts';

/** 附件7 as a form: three groups of figures with the quarter before beside, two sample tables that back the counts, the annual summary with Q4. */
export function ReportForm(props: FormProps) {
  return (
    <KeptHere place={`report:${props.view.id}`} lines={10}>
      {(kept) => <Filled {...props} kept={kept} />}
    </KeptHere>
  );
}

type FormProps = { view: ReportView; onReceipt: (receipt: Receipt) => void };

function Filled({ view, onReceipt, kept }: FormProps & { kept: Kept }) {
  const saving = useReportSaving(view, kept);
  const [tried, setTried] = useState<number | undefined>();
  const faults = useMemo(
    () => new Map(view.faults.filter(({ rule }) => tried !== undefined || rule !== 'required').map(({ path, message }) => [path, message])),
    [view.faults, tried],
  );
  const shown = { view, saving, faults };
  return (
    <>
      {tried !== undefined ? (
        <ErrorSummary
          title={`还有 ${view.faults.length} 处需要改正，改好后再报送`}
          focusOn={tried}
          items={view.faults.map(({ path, message }) => ({ key: idOf(path), message, go: () => goToPlace(path) }))}
        />
      ) : null}
      <Columns as="main-side">
        <Stack>
          {figureGroups.map((group) => (
            <FigureCard key={group} {...shown} group={group} />
          ))}
          <SampleTableCard {...shown} table={sampleTableForms.frequent} />
          <SampleTableCard {...shown} table={sampleTableForms.events} />
          {view.annualSummaryRequired ? <AnnualSummary {...shown} /> : null}
          {view.doubts.length > 0 || saving.content.values.explanation ? <Explanation {...shown} /> : null}
        </Stack>
        <ReportSide view={view} saving={saving} />
      </Columns>
      <SubmitBar view={view} saving={saving} onFaults={() => setTried(Date.now())} onReceipt={onReceipt} />
    </>
  );
}

type Shown = { view: ReportView; saving: Autosave; faults: ReadonlyMap<string, string> };

/** Under 零报告 the figures of the year so far and the rows of the sample tables are last quarter's: nothing is typed there until it is taken back. */
const isZero = (saving: Autosave): boolean => saving.content.values.nothingToReport === true;

const groupNotes: Readonly<Record<(typeof figureGroups)[number], string>> = {
  基础服务能力: '当季末数据',
  运营管理能力: '当年一至本季末累计数',
  服务业绩: '当年一至本季末累计数',
};

function FigureCard({ view, saving, faults, group }: Shown & { group: (typeof figureGroups)[number] }) {
  const keys = figureKeys.filter((key) => figureOf(key).group === group);
  const counts = countsOf({ frequent: saving.content.tables.frequent ?? [], events: saving.content.tables.events ?? [] });
  return (
    <Card title={group} aside={<span className="small muted">{groupNotes[group]}</span>}>
      <div className="form">
        {keys.map((key) => {
          const field: Field = { ...figureOf(key), label: figureLabel(key) };
          const value = key in counts ? (counts[key as keyof typeof counts] ?? 0) : (saving.content.values[key] ?? null);
          return (
            <FieldInput
              key={key}
              path={key}
              field={field}
              value={value}
              onChange={saving.change}
              fault={faults.get(key)}
              source={field.derived ? field.derived : before(view, key)}
              note={field.derived ? before(view, key) : undefined}
              span={group === '基础服务能力' ? 4 : 6}
              readOnly={field.derived === undefined && isZero(saving) && figureOf(key).kind === 'cumulative'}
            />
          );
        })}
      </div>
    </Card>
  );
}

/** What stood there a quarter ago, and whether it was taken over. */
function before(view: ReportView, key: FigureKey): string | undefined {
  if (!view.previous) return undefined;
  const wholeYear = view.quarter === 1 && figureOf(key).kind === 'cumulative';
  const text = `${wholeYear ? '上年全年' : '上季度'} ${readable(figureOf(key), view.previous.figures[key] ?? null)}`;
  return view.prefilled.includes(key) ? `${text}，已带入请核对` : text;
}

const SampleTableCard = ({ saving, faults, table }: Shown & { table: TableForm }) => (
  <Card title={table.label} aside={<span className="small muted">从本年一季度起逐行累计，可从 Excel 整块粘贴</span>} flush>
    {isZero(saving) ? <p className="pad small">已勾选“零报告”，样表不计入本季度；取消勾选后，以前填写的行都在。</p> : null}
    {isZero(saving) ? null : (
      <RowsTable table={table} rows={saving.content.tables[table.key] ?? []} onChange={saving.change} faults={faults} />
    )}
  </Card>
);

const annualSummary: Field = { label: '年度服务工作总结', type: 'longText', required: true, maxLength: 20_000 };

const AnnualSummary = ({ view, saving, faults }: Shown) => (
  <Card title="年度服务工作总结" aside={<span className="small muted">随第四季度调度表一并报送（第十五条）</span>}>
    <p className="row">
      <Button
        small
        reason={isBlank(saving.content.values.annualSummary ?? null) ? null : '已有内容，清空后可以另拟'}
        onClick={() =>
          saving.change({ path: 'annualSummary', value: annualOutline({ ...view, figures: { ...emptyFigures(), ...view.figures } }) })
        }
      >
        按全年数据拟提纲
      </Button>
      <ButtonLink small href={href('GET /api/reports/{id}/annual.docx', { params: { id: view.id } })} download>
        下载（Word）
      </ButtonLink>
    </p>
    <div className="form">
      <FieldInput
        path="annualSummary"
        field={annualSummary}
        value={saving.content.values.annualSummary ?? null}
        onChange={saving.change}
        fault={faults.get('annualSummary')}
      />
    </div>
  </Card>
);

const explanation: Field = { label: '存疑数据说明', type: 'longText', required: true, maxLength: 2000 };

/** What looks wrong and may be right: it is explained here, and goes to the authority with the report. */
const Explanation = ({ view, saving, faults }: Shown) => (
  <Card title="存疑数据" aside={<span className="small muted">{view.doubts.length} 处</span>}>
    <DoubtList doubts={view.doubts} onGo={goToPlace} />
    <div className="form">
      <FieldInput
        path="explanation"
        field={explanation}
        value={saving.content.values.explanation ?? null}
        onChange={saving.change}
        fault={faults.get('explanation')}
        source="数据有误的，改数即可；确实无误的，写明原因，随调度表报主管部门"
      />
    </div>
  </Card>
);
