import { useParams } from 'wouter';
import { type FigureKey, figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import { type AnswerOf, href } from '../client.ts';
import { readable } from '../form/shown.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useAsked } from '../ui/asked.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { BehindDialog, FigureBehind, type Made } from './behind-figure.tsx';
import { Doubted } from './doubts.tsx';
import { VersionSteps } from './report-facts.tsx';
import { SampleRows } from './report-read.tsx';
import { figureLabel, figureOf } from './words.ts';

type VersionView = AnswerOf<'GET /api/reports/{id}/versions/{no}'>;

/** One version of a report as it came in, beside what it changed, with whoever did what with it. */
export default function VersionPage() {
  const { id = '', no = '' } = useParams<{ id: string; no: string }>();
  const version = useRead('GET /api/reports/{id}/versions/{no}', { params: { id, no: Number(no) } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={version} lines={10}>
        {(view) => <Version view={view} />}
      </Loaded>
    </main>
  );
}

function Version({ view }: { view: VersionView }) {
  const params = { params: { id: view.id, no: view.version.no } };
  const asked = useAsked(['figure']);
  const figure = figureKeys.find((key) => key === asked.filter.figure);
  const made = madeOf(view);
  return (
    <>
      <PageHead
        crumbs={[
          { label: '季度调度表', href: paths.reports },
          { label: view.period, href: to(paths.report, { id: view.id }) },
          { label: `第${view.version.no}版` },
        ]}
        title={`${view.platform}　${view.period}调度表　第${view.version.no}版`}
        meta={[view.version.number, view.nothingToReport ? '零报告' : null]}
        actions={
          <ButtonLink href={href('GET /api/reports/{id}/versions/{no}/annex7.pdf', params)} newTab>
            附件7（PDF）
          </ButtonLink>
        }
      />
      {made && figure ? <BehindDialog made={made} figure={figure} onClose={() => asked.clear()} /> : null}
      <Columns as="main-side">
        <Stack>
          <Card title="调度表" flush>
            <Table caption="调度表" columns={columnsOf(view)} rows={figureKeys} keyOf={(key) => key} tight stack />
          </Card>
          <SampleRows table={sampleTableForms.frequent} rows={view.sampleTables.frequent} />
          <SampleRows table={sampleTableForms.events} rows={view.sampleTables.events} />
          {view.annualSummary ? (
            <Card title="年度服务工作总结">
              <p className="pre">{view.annualSummary}</p>
            </Card>
          ) : null}
        </Stack>
        <Stack>
          <Doubted doubts={view.doubts} explanation={view.explanation} />
          <Card title="办理经过">
            <div className="small">
              <VersionSteps version={view.version} />
            </div>
          </Card>
        </Stack>
      </Columns>
    </>
  );
}

const madeOf = ({ id, version, period, ledgerKept }: VersionView): Made | null =>
  ledgerKept ? { id, no: version.no, title: `${period}第${version.no}版` } : null;

function columnsOf(view: VersionView): readonly Column<FigureKey>[] {
  const { figures, changes } = view;
  const before = new Map(changes.map(({ figure, from }) => [figure, from]));
  return [
    { key: 'label', head: '项目', rowHead: true, cell: figureLabel },
    {
      key: 'now',
      head: '本版',
      num: true,
      cell: (key) => (
        <FigureBehind made={madeOf(view)} figure={key}>
          {readable(figureOf(key), figures[key] ?? null)}
        </FigureBehind>
      ),
    },
    { key: 'before', head: '上一版（有改动的）', num: true, cell: (key) => (before.has(key) ? (before.get(key) ?? '未填') : '') },
  ];
}
