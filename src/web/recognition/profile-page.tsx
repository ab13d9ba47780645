import { showcaseProcedure } from '../../core/procedure/showcase.ts';
import { MOST_SERVICES } from '../../core/recognition/profile.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { useTyped } from '../form/typed.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { CaseLinks } from './cases.tsx';
import { ServiceFields, type TypedService } from './service-fields.tsx';

type Profile = AnswerOf<'GET /api/platforms/{id}/profile'>;

/** 公布服务 (第十四条): what the own platform offers, and the contact that it chooses to publish. */
export default function ProfilePage() {
  const { organisation } = useSession();
  const read = useRead('GET /api/platforms', { query: { organisation: organisation.id, standing: 'valid', by: 'unit', limit: 1 } });
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="公布服务"
        meta={[`引导中小企业更好地利用示范平台（${showcaseProcedure.article}）`, '保存后任何人可以查看']}
        actions={<CaseLinks here="profile" />}
      />
      <Loaded read={read}>
        {({ platforms: [own] }) =>
          own ? (
            <OfPlatform id={own.id} />
          ) : (
            <Card flush>
              <Empty title="没有有效的示范平台称号">获得认定后，可以在这里公布服务和联系方式。</Empty>
            </Card>
          )
        }
      </Loaded>
    </main>
  );
}

function OfPlatform({ id }: { id: string }) {
  const read = useRead('GET /api/platforms/{id}/profile', { params: { id } });
  return (
    <Loaded read={read}>
      {(profile) => <KeptHere place={`profile:${id}`}>{(kept) => <Editor id={id} profile={profile} kept={kept} />}</KeptHere>}
    </Loaded>
  );
}

const blank: TypedService = { title: '', content: '', function: 'information', fee: 'free', ways: [], audience: '' };
const contact = [
  ['phone', '电话', '公开的服务电话'],
  ['address', '地址', ''],
  ['hours', '服务时间', '如 工作日9时至17时'],
  ['website', '网址', ''],
] as const;

function Editor({ id, profile, kept }: { id: string; profile: Profile; kept: Kept }) {
  const act = useAct('PUT /api/platforms/{id}/profile');
  const { typed: changed, over, put, drop } = useTyped<Profile>(kept, profile.version, act.error);
  const typed = { ...profile, ...changed };
  const toast = useToast();
  const setService = (at: number, service: TypedService | null): void =>
    put({ services: typed.services.flatMap((one, i) => (i === at ? (service ?? []) : one)) });
  const save = () =>
    act.mutate(
      { params: { id }, body: { ...typed, version: over } },
      {
        onSuccess: () => {
          drop();
          toast('已公布');
        },
      },
    );
  return (
    <Stack>
      {typed.services.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a service has no name of its own before it is typed
        <ServiceFields key={i} at={i} one={one} onType={(service) => setService(i, service)} />
      ))}
      <div className="row">
        <Button
          reason={typed.services.length >= MOST_SERVICES ? `最多公布 ${MOST_SERVICES} 项` : null}
          onClick={() => put({ services: [...typed.services, blank] })}
        >
          增加一项服务
        </Button>
      </div>
      <Card title="公开的联系方式">
        <div className="form">
          {contact.map(([key, label, hint]) => (
            <Field key={key} label={label} hint={hint || undefined}>
              {(ids) => <Input {...ids} maxLength={120} value={typed[key]} onChange={(event) => put({ [key]: event.target.value })} />}
            </Field>
          ))}
        </div>
      </Card>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {act.error?.status === 409 ? <Standing profile={profile} /> : null}
      <div className="row">
        <Button look="primary" busy={act.isPending} onClick={save}>
          公布
        </Button>
        <a href={`/platforms/${id}`}>公开的平台页</a>
      </div>
    </Stack>
  );
}

/** What a colleague published meanwhile, beside what is typed over it. */
const Standing = ({ profile }: { profile: Profile }) => (
  <Alert tone="amber" title="同事刚公布的是下面这些，再按“公布”即以您填写的为准">
    <ul>
      {profile.services.map((one) => (
        <li key={one.title}>
          {one.title}：{one.content}
        </li>
      ))}
      {contact.map(([key, label]) => (profile[key] === '' ? null : <li key={key}>{`${label}：${profile[key]}`}</li>))}
    </ul>
  </Alert>
);
