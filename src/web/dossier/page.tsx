import { useState } from 'react';
import { useParams } from 'wouter';
import { type Form, formOf, officialForm } from '../../core/annexes/form-of.ts';
import { shownValue } from '../form/shown.ts';
import { FormContext, useForm } from '../form/which-form.ts';
import { idle, soon } from '../idle.ts';
import { later, useOnce } from '../later.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useScheme } from '../scheme/law.ts';
import { Skeleton } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page.tsx';
import { Fill } from './fill.tsx';
import { RegisteredIn } from './registered-in.tsx';
import { CaseStepper } from './stages.tsx';
import type { DossierView, FormAnswer } from './view.ts';
import { Withdraw } from './withdraw.tsx';

// Whoever fills in a form needs none of these to begin.
const Case = later(async () => (await import('./case.tsx')).Case, { Waiting: () => <Skeleton lines={12} /> });
const PrintButton = later(async () => (await import('../ui/print.tsx')).PrintButton, {
  Waiting: () => <Button busy>打印</Button>,
  when: idle,
});
const Handler = later(async () => (await import('../inbox/handler.tsx')).Handler);
const OthersHere = later(async () => (await import('./others-here.tsx')).OthersHere, { when: soon });
const AnnexesDialog = later(async () => (await import('./annexes-dialog.tsx')).AnnexesDialog);
const Exchange = later(async () => (await import('./exchange.tsx')).Exchange, { Waiting: () => <Skeleton lines={6} /> });

/** One case: the applicant's form while it can be filled in, the same to be read by everybody else. */
export default function DossierPage() {
  const { id = '' } = useParams();
  const view = useRead('GET /api/dossiers/{id}', { params: { id } });
  const { form } = useParts(id);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={view} lines={12}>
        {(data) => (form.isPending ? <Skeleton lines={12} /> : <Dossier key={data.id} view={data} />)}
      </Loaded>
    </main>
  );
}

/** Asked for together with the case, so that none waits for another, and the heading, which says what the form says, is drawn once. */
function useParts(id: string) {
  const params = { id };
  useRead('GET /api/rounds');
  return {
    form: useRead('GET /api/dossiers/{id}/form', { params }),
    materials: useRead('GET /api/dossiers/{id}/materials', { params }),
    checks: useRead('GET /api/dossiers/{id}/checks', { params }),
  };
}

function Dossier({ view }: { view: DossierView }) {
  const { form, materials, checks } = useParts(view.id);
  const scheme = useScheme(view.scheme);
  const filling = view.relation.includes('applicantOf') && (view.state.name === 'draft' || view.state.name === 'returned');
  return (
    <FormContext value={scheme ? formOf(scheme) : officialForm}>
      <Head view={view} form={form.data} own={view.relation.includes('applicantOf')} filling={filling} />
      <CaseStepper view={view} />
      <Loaded read={form} lines={12}>
        {(answer) => (
          <Loaded read={materials}>
            {({ materials: files }) => {
              if (!scheme) return null;
              // A case that changed hands is another page: nothing that was typed there may go on being saved here.
              const place = `${view.state.name}`;
              const props = { view, form: answer, materials: files, scheme };
              if (!filling || isEmpty(answer)) return <Case key={place} {...props} />;
              return (
                <Loaded read={checks} lines={12}>
                  {(first) => <Fill key={place} {...props} first={first} />}
                </Loaded>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </FormContext>
  );
}

/** The form that was read before a return came back says nothing may be changed; the fresh one is on its way. */
const isEmpty = (form: FormAnswer): boolean => form.editable !== 'all' && form.editable.length === 0;

type HeadProps = { view: DossierView; form: FormAnswer | undefined; own: boolean; filling: boolean };

function Head({ view, form, own, filling }: HeadProps) {
  const [shown, setShown] = useState<'annexes' | 'history' | null>(null);
  const annexes = useOnce(shown === 'annexes');
  const asked = useForm();
  return (
    <>
      <PageHead
        crumbs={own ? [] : [{ label: '申报', href: paths.dossiers }, { label: view.number ?? view.applicant }]}
        title={own ? `${view.roundYear} 年度示范平台申报（${view.issuer}）` : view.applicant}
        badge={<Badge tone={view.state.tone}>{view.state.label}</Badge>}
        meta={[
          own ? view.applicant : `${view.roundYear} 年度（${view.issuer}）${view.number ? `，编号 ${view.number}` : ''}`,
          kindOf(form, asked),
          `推荐部门：${view.recommender}`,
          own && !view.outside ? null : <RegisteredIn key="registered" {...view} />,
          `统一社会信用代码：${view.creditCode}`,
        ]}
        now={filling ? <OthersHere dossierId={view.id} /> : null}
        actions={
          <>
            {view.relation.some((one) => offices.includes(one)) ? (
              <Handler dossierId={view.id} title={view.applicant} relation={view.relation} />
            ) : null}
            {view.relation.includes('recommenderOf') && handled.includes(view.state.name) ? (
              <ButtonLink look="primary" href={to(paths.recommendation, { id: view.id })}>
                初审、测评与推荐
              </ButtonLink>
            ) : null}
            <Button onClick={() => setShown('annexes')}>{own ? '预览申报书' : '附件2至附件6'}</Button>
            <Button onClick={() => setShown('history')}>往来记录</Button>
            <PrintButton />
            {view.state.name === 'draft' || view.state.name === 'returned' ? <Withdraw view={view} /> : null}
          </>
        }
      />
      {annexes ? (
        <AnnexesDialog
          dossierId={view.id}
          whole={view.relation.some((one) => offices.includes(one))}
          open={shown === 'annexes'}
          onClose={() => setShown(null)}
        />
      ) : null}
      <Dialog
        open={shown === 'history'}
        title="往来记录"
        onClose={() => setShown(null)}
        foot={<Button onClick={() => setShown(null)}>关闭</Button>}
      >
        {shown === 'history' ? <Exchange view={view} /> : null}
      </Dialog>
    </>
  );
}

const offices: readonly string[] = ['recommenderOf', 'authorityOf'];

/** While the recommender has it in hand, its own page is where it is worked on. */
const handled: readonly string[] = ['submitted', 'returned', 'assessing'];

/** 专业性，信息化应用 */
function kindOf(form: FormAnswer | undefined, { fieldAt }: Form): string {
  const { kind, functions } = form?.values ?? {};
  return [kind, shownValue(fieldAt('functions'), functions)].filter((part) => typeof part === 'string' && part !== '').join('，');
}
