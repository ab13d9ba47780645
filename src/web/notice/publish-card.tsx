import { useState } from 'react';
import { functionsOf } from '../../core/scheme/functions.ts';
import { readingOf, type Scheme } from '../../core/scheme/scheme.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import type { Round } from '../round-stepper.tsx';
import { useScheme } from '../scheme/law.ts';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Textarea } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Line = AnswerOf<'GET /api/rounds/{id}/waiting-list'>['list'][number];
const columnsBy = (called: Scheme['functions'] | undefined): Column<Line>[] => [
  { key: 'no', head: '序号', num: true, cell: (_, index) => index + 1 },
  { key: 'name', head: '单位名称', rowHead: true, cell: (line) => line.name },
  { key: 'kind', head: '平台类型', cell: (line) => line.kind },
  { key: 'functions', head: '服务功能', cell: (line) => functionsOf(line.functions, called) },
  { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
];

/** The proposed cases of a round that stand on no notice yet, and the leader's publication of them; nothing where none waits. */
export function PublishCard({ round }: { round: Round }) {
  const leader = hasRole(useSession(), 'leader');
  const scheme = useScheme(round.scheme);
  const waiting = useRead('GET /api/rounds/{id}/waiting-list', { params: { id: round.id } });
  const list = waiting.data?.list ?? [];
  if (list.length === 0) return null;
  return (
    <Card title={`${round.year}年度待公示 ${list.length} 家`} flush>
      <Table caption="待公示名单" columns={columnsBy(scheme?.functions)} rows={list} keyOf={(line) => line.dossierId} tight stack />
      <div className="card__body">
        {leader && scheme ? (
          <Publish round={round} count={list.length} scheme={scheme} />
        ) : leader ? null : (
          <p className="muted">由分管领导发布公示。</p>
        )}
      </div>
    </Card>
  );
}

const standard = (count: number, { title, notice: { workdays } }: Scheme): string =>
  `根据《${title}》，经推荐、专家评审，现将拟认定的 ${count} 家单位予以公示，公示期${workdays}个工作日。\n公示期内如有异议，请书面、具名提出，写明联系方式并附证据；单位提出的，须由法定代表人签字并盖章。提出人的身份保密。`;

function Publish({ round, count, scheme }: { round: Round; count: number; scheme: Scheme }) {
  const [title, setTitle] = useState(`关于${round.year}年度${scheme.names.platform}拟认定名单的公示`);
  const [body, setBody] = useState(standard(count, scheme));
  const [asking, setAsking] = useState(false);
  const publish = useAct('POST /api/rounds/{id}/notices');
  const toast = useToast();
  const { chosen, options } = readingOf(scheme, 'publicationDay');
  const go = () =>
    publish.mutateAsync({ params: { id: round.id }, body: { title, body } }).then(
      ({ endsOn }) => {
        toast(`已公示，至${fullDate(endsOn)}止`);
        setAsking(false);
      },
      () => setAsking(false),
    );
  return (
    <>
      <div className="form">
        <Field label="标题">{(ids) => <Input {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
        <Field label="正文" hint={`公示期：${options.find(({ key }) => key === chosen)?.label ?? ''}（第八条（四））`}>
          {(ids) => <Textarea {...ids} rows={5} value={body} onChange={(event) => setBody(event.target.value)} />}
        </Field>
      </div>
      {publish.isError ? <ProblemAlert problem={problemIn(publish.error)} /> : null}
      <Button
        look="primary"
        reason={title.trim().length < 4 ? '请填写标题' : body.trim() === '' ? '请填写正文' : null}
        onClick={() => setAsking(true)}
      >
        发布公示
      </Button>
      <Confirm open={asking} title="发布公示" act="发布" onAct={go} onClose={() => setAsking(false)}>
        <p>
          名单 {count} 家自今天起在公开网站公示{scheme.notice.workdays}个工作日，发布后名单不能改动（第八条（四））。
        </p>
      </Confirm>
    </>
  );
}
