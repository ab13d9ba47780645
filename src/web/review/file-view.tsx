import { useState } from 'react';
import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { withDerived } from '../../core/annexes/derive.ts';
import type { Content, Row, Section, TableForm } from '../../core/annexes/field.ts';
import { sectionsRead } from '../../core/annexes/sections-read.ts';
import { href } from '../client.ts';
import { VerdictBadge } from '../dossier/checks-panel.tsx';
import { notShown } from '../dossier/file-words.ts';
import { readable } from '../form/shown.ts';
import { useForm } from '../form/which-form.ts';
import { ConditionsCard } from '../judging/conditions-card.tsx';
import { AskedForm } from '../scheme/asked-form.tsx';
import { law } from '../scheme/law.ts';
import { Empty } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Kv } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { ReviewFile } from './use-review.ts';

const tabs = [
  { key: 'table', label: '申请表', holds: (section: Section) => section.annex === 2 && section.key !== 'narratives' },
  { key: 'report', label: '申请报告', holds: (section: Section) => section.key === 'narratives' },
  { key: 'lists', label: '附件3 至 5', holds: (section: Section) => section.annex >= 3 && section.annex <= 5 },
] as const;

/** What an expert reads: form, report and lists without personal data, materials, conditions, the recommendation. */
export const FileView = ({ file }: { file: ReviewFile }) => (
  <AskedForm scheme={file.dossier.scheme}>
    <Files file={file} />
  </AskedForm>
);

function Files({ file }: { file: ReviewFile }) {
  const asked = useForm();
  const [tab, setTab] = useState<string>('table');
  const content = withDerived(file.form as Content);
  const part = tabs.find(({ key }) => key === tab);
  return (
    <section className="card">
      <Tabs
        label="评审材料"
        tabs={[
          ...tabs.map(({ key, label }) => ({ key, label })),
          { key: 'materials', label: '申报材料', count: file.materials.length },
          { key: 'verdicts', label: '条件核对' },
          { key: 'recommendation', label: '推荐表' },
        ]}
        current={tab}
        onChange={setTab}
        end={
          <span className="tabs__meta">
            <span>推荐部门：{file.dossier.recommender}</span>
            <span>{file.round.title}</span>
          </span>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="marks__file" key={tab} tabIndex={0} aria-label="材料栏">
          {part
            ? sectionsRead(content, asked)
                .filter(part.holds)
                .map((section) => <SectionView key={section.key} section={section} content={content} />)
            : null}
          {tab === 'materials' ? <Materials file={file} /> : null}
          {tab === 'verdicts' ? <Verdicts file={file} /> : null}
          {tab === 'verdicts' ? <ConditionsCard dossierId={file.dossier.id} /> : null}
          {tab === 'recommendation' ? <Recommendation file={file} /> : null}
        </section>
      </Tabs>
    </section>
  );
}

function SectionView({ section, content }: { section: Section; content: Content }) {
  const fields = Object.entries(section.fields).filter(([, field]) => !field.personal);
  return (
    <section aria-label={section.label}>
      <h2 className="group">{section.label}</h2>
      {fields.map(([key, field]) => (
        <div className="rv" key={key}>
          <span className="rv__k">{field.label}</span>
          <span className="rv__v">{readable(field, content.values[key])}</span>
        </div>
      ))}
      {section.tables.map((table) => (
        <RowsView key={table.key} table={table} rows={content.tables[table.key] ?? []} />
      ))}
    </section>
  );
}

const PAGE = 50;
const figures = ['integer', 'decimal', 'money', 'percent'];

function RowsView({ table, rows }: { table: TableForm; rows: readonly Row[] }) {
  const { shown, first: start, pager } = usePages(rows, PAGE);
  const columns: Column<Row>[] = [
    { key: 'no', head: '序号', rowHead: true, cell: (_, index) => start + index + 1 },
    ...Object.entries(table.columns)
      .filter(([, field]) => !field.personal)
      .map(
        ([key, field]): Column<Row> => ({
          key,
          head: field.label,
          num: figures.includes(field.type),
          cell: (row) => readable(field, row.cells[key]),
        }),
      ),
  ];
  return (
    <>
      <h3 className="group">
        {table.label}（{rows.length} 行）
      </h3>
      <Table tight stack caption={table.label} columns={columns} rows={shown} keyOf={(row) => row.id} empty={<Empty title="没有填写" />} />
      <Pager {...pager} unit="行" />
    </>
  );
}

function Materials({ file: { materials, dossier } }: { file: ReviewFile }) {
  const [chosen, setChosen] = useState(materials[0]?.id ?? '');
  const material = materials.find((one) => one.id === chosen);
  if (!material) return <Empty title="没有上传的材料">由申请表生成的材料见前面各页。</Empty>;
  const src = href('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { id: dossier.id, materialId: material.id } });
  const labelOf = (kind: string) => law().materials.find((one) => one.key === kind)?.label ?? kind;
  const shown = material.mediaType === 'application/pdf' ? 'pdf' : material.mediaType.startsWith('image/') ? 'image' : null;
  return (
    <>
      <div className="filters">
        <Select
          aria-label="材料"
          value={chosen}
          options={materials.map(({ id, kind, name }) => ({ value: id, label: `${labelOf(kind)}：${name}` }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      </div>
      {shown ? (
        <DocumentPreview key={material.id} title={material.name} src={src} kind={shown} />
      ) : (
        <Empty
          title={notShown(material.mediaType)}
          action={
            <ButtonLink href={src} download>
              下载查看
            </ButtonLink>
          }
        />
      )}
    </>
  );
}

const Verdicts = ({ file }: { file: ReviewFile }) => (
  <Table
    tight
    caption="条件核对"
    columns={[
      { key: 'label', head: '条件', rowHead: true, cell: (one) => one.label },
      { key: 'status', head: '核对', cell: (one) => <VerdictBadge status={one.status} /> },
      { key: 'figure', head: '数值', num: true, cell: (one) => one.figure ?? '' },
      { key: 'threshold', head: '要求', num: true, cell: (one) => one.threshold ?? '' },
      { key: 'message', head: '说明', cell: (one) => one.message },
      { key: 'article', head: '条款', cell: (one) => <span className="nowrap">{one.article}</span> },
    ]}
    rows={file.verdicts}
    keyOf={(one) => one.id}
  />
);

function Recommendation({ file: { recommendation, sample, dossier } }: { file: ReviewFile }) {
  if (recommendation === null) return <Empty title="没有推荐表" />;
  return (
    <>
      <div className="card__body">
        <Kv
          items={[
            ['推荐部门', dossier.recommender],
            ['对区域中小企业发展的影响和作用', recommendation.influence],
            ['示范性', recommendation.demonstration],
            ['推荐意见', recommendation.opinion],
          ]}
        />
      </div>
      {sample === null ? null : <Interviews sample={sample} />}
    </>
  );
}

type Interview = NonNullable<ReviewFile['sample']>[number];

/** The assessment of annex 1, a row each enterprise; nobody is named who was asked. */
const Interviews = ({ sample }: { sample: readonly Interview[] }) => (
  <Table
    tight
    stack
    caption="推荐部门组织测评情况（附件1）"
    columns={[
      { key: 'no', head: '序号', cell: (_, index) => index + 1 },
      { key: 'enterprise', head: '抽样企业名称', rowHead: true, cell: (one) => one.enterprise },
      { key: 'method', head: '测评方法', cell: (one) => methodOf(one) },
      { key: 'service', head: '服务内容', cell: (one) => one.service ?? '' },
      { key: 'satisfied', head: '对所受服务满意与否', cell: answered },
    ]}
    rows={sample}
    keyOf={(one) => one.enterprise}
    empty={<Empty title="没有测评记录" />}
  />
);

const methodOf = ({ method }: Interview) => assessmentMethods.find(({ number }) => number === String(method))?.label ?? '';

function answered({ state, replacedReason, satisfied, denied }: Interview): string {
  if (state === 'replaced') return `未测评（${replacedReason ?? ''}，按顺序递补）`;
  if (state === 'drawn') return '尚未测评';
  return denied ? '否认接受过服务' : satisfied ? '满意' : '不满意';
}
