import { useState } from 'react';
import { functionsOf, serviceFunctions } from '../../core/scheme/functions.ts';
import { type AnswerOf, href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choices, Input, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { AwayCard } from './away-card.tsx';
import { ExpertsImport } from './experts-import.tsx';

type Expert = AnswerOf<'GET /api/experts'>['experts'][number];

/** The expert pool: employer for the rule of recusal, fields for the draw (第八条（四）). */
export default function ExpertsPage() {
  const session = useSession();
  const officer = hasRole(session, 'officer') && isKind(session, 'province');
  const experts = useRead('GET /api/experts');
  const [editing, setEditing] = useState<Expert | null>(null);
  const columns: Column<Expert>[] = [
    { key: 'name', head: '专家', rowHead: true, cell: (one) => one.name },
    { key: 'employer', head: '工作单位', cell: (one) => one.employer || <span className="muted">未登记</span> },
    { key: 'position', head: '职务/职称', cell: (one) => one.position },
    { key: 'fields', head: '专业领域', cell: (one) => functionsOf(one.fields) },
    { key: 'state', head: '状态', cell: (one) => <State one={one} /> },
    {
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (one) =>
        officer ? (
          <Button small onClick={() => setEditing(one)} aria-label={`${one.listed ? '变更' : '入库'}：${one.name}`}>
            {one.listed ? '变更' : '入库'}
          </Button>
        ) : null,
    },
  ];
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="专家库"
        meta={[
          '建立年度工作时冻结成本年度专家库，此后在年度工作的“专家库”里办理变更；抽取时按专业领域；工作单位、曾任职单位与申报单位、投资方、合作单位、服务企业相同或有隶属关系的先行回避',
        ]}
        actions={
          officer && experts.data ? (
            <>
              <ButtonLink look="quiet" href={href('GET /api/experts/template.xlsx')} download>
                空白名单
              </ButtonLink>
              <ExpertsImport pool={experts.data.experts} />
            </>
          ) : null
        }
      />
      <Stack>
        <Card flush>
          <Loaded read={experts} lines={8}>
            {({ experts: lines }) => (
              <Table
                caption="专家库"
                columns={columns}
                rows={lines}
                keyOf={(one) => one.accountId}
                stack
                empty={<Empty title="还没有专家账号">请系统管理员在专家库单位下建立账号，再在这里入库。</Empty>}
              />
            )}
          </Loaded>
        </Card>
        {experts.data ? <AwayCard people={experts.data.experts.filter(({ listed }) => listed)} says={officer} /> : null}
      </Stack>
      {editing ? <ExpertDialog expert={editing} onClose={() => setEditing(null)} /> : null}
    </main>
  );
}

function State({ one }: { one: Expert }) {
  if (!one.listed) return <Badge tone="amber">待入库</Badge>;
  return one.active ? <Badge tone="green">在库</Badge> : <Badge tone="grey">停用</Badge>;
}

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

function ExpertDialog({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const [employer, setEmployer] = useState(expert.employer);
  const [former, setFormer] = useState(expert.formerEmployers.join('\n'));
  const [position, setPosition] = useState(expert.position);
  const [fields, setFields] = useState<readonly string[]>(expert.fields);
  const [active, setActive] = useState(expert.active || !expert.listed);
  const save = useAct('PUT /api/experts/{accountId}');
  const toast = useToast();
  const reason =
    employer.trim().length < 2
      ? '请填写工作单位'
      : position.trim() === ''
        ? '请填写职务或职称'
        : fields.length === 0
          ? '请至少选择一个专业领域'
          : null;
  const send = () =>
    save.mutate(
      {
        params: { accountId: expert.accountId },
        body: { employer, formerEmployers: linesOf(former), position, fields: [...fields], active },
      },
      {
        onSuccess: () => {
          toast(`${expert.name}：已保存`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title={`${expert.listed ? '变更' : '入库'}：${expert.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={save.isPending} onClick={send}>
            保存
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label="工作单位" hint="用全称，回避规则按它核对">
          {(ids) => <Input {...ids} value={employer} onChange={(event) => setEmployer(event.target.value)} />}
        </Field>
        <Field label="曾任职单位" hint="一行一个，用全称；与申报单位及其投资方、合作单位、服务企业相同的也要回避">
          {(ids) => <Textarea {...ids} rows={2} value={former} onChange={(event) => setFormer(event.target.value)} />}
        </Field>
        <Field label="职务/职称">
          {(ids) => <Input {...ids} value={position} onChange={(event) => setPosition(event.target.value)} />}
        </Field>
        <Field label="专业领域" source="第五条" group>
          {({ id }) => (
            <Choices
              many
              id={id}
              name="fields"
              chosen={fields}
              options={serviceFunctions.map(({ key, label }) => ({ value: key, label }))}
              onChoose={setFields}
            />
          )}
        </Field>
        <Field label="状态" group>
          {({ id }) => (
            <Choices
              id={id}
              name="active"
              chosen={[active ? 'yes' : 'no']}
              options={[
                { value: 'yes', label: '在库，可以抽取' },
                { value: 'no', label: '停用' },
              ]}
              onChoose={([chosen]) => setActive(chosen === 'yes')}
            />
          )}
        </Field>
      </div>
      {save.isError ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Dialog>
  );
}
