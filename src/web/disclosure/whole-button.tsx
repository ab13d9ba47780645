import { call, href, ProblemError, type RequestOf } from '../client.ts';
import { makingSentence } from '../dossier/making-words.ts';
import { Button } from '../ui/button.tsx';
import { saveFrom } from '../ui/save-file.ts';
import { useToast } from '../ui/toast.tsx';
import { useOpening } from './opening.tsx';

type File = RequestOf<'POST /api/dossiers/{id}/opened'>['body']['file'];
const LOOK = 500;

/** Beside a masked paper: the same with personal data, for a purpose that goes into the journal and onto its foot. */
export function WholeButton({ dossierId, file, what, label }: { dossierId: string; file: File; what: string; label?: string }) {
  const open = useOpening();
  const toast = useToast();
  const work = async (purpose: string, say: (far: string) => void): Promise<void> => {
    const {
      id,
      ticket,
      personal: _,
      ...begun
    } = await call('POST /api/dossiers/{id}/opened', { params: { id: dossierId }, body: { file, purpose } });
    let standing: typeof begun = begun;
    while (standing.state !== 'ready') {
      if (standing.state === 'failed')
        throw new ProblemError({ type: 'about:blank', title: `${what}没有生成`, status: 0, detail: standing.problem ?? '' });
      say(makingSentence(standing, what));
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      standing = await call('GET /api/making/{ticket}', { params: { ticket } });
    }
    saveFrom(href('GET /api/opened/{id}', { params: { id } }));
    if (standing.warnings.length > 0) toast(`${what}印出来缺字：${standing.warnings.join('；')}`, { tone: 'red' });
  };
  const asked = {
    title: `打开含个人信息的${what}`,
    act: '打开并下载',
    about: '页脚写明由谁、何时、为何打开；用后请妥善保管或销毁。',
    eachTime: true,
    work,
  };
  return (
    <Button small aria-label={label ? undefined : `含个人信息的版本：${what}`} onClick={() => void open(asked)}>
      {label ?? '含个人信息的版本…'}
    </Button>
  );
}
