import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { refresh } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import type { Sample } from './case.ts';

/** The call sheet on paper: opens every waiting contact at once, so it asks what for; each goes into the journal. */
export function PrintContacts({ dossierId, sample, open }: { dossierId: string; sample: Sample; open: boolean }) {
  const ask = useOpening();
  const waiting = sample.rows.filter((row) => row.state === 'drawn').length;
  const reason = !open ? '由经办人在测评期间打印' : waiting === 0 ? '没有等待测评的企业' : null;
  const print = async (purpose: string): Promise<void> => {
    const sheet = (await call('POST /api/dossiers/{id}/sample/print', { params: { id: dossierId }, body: { purpose } })) as Blob;
    saveFile(sheet, '测评电话表.pdf');
    await refresh('GET /api/dossiers/{id}/sample');
  };
  const asked = {
    title: '打印测评电话表',
    act: `打印 ${waiting} 家`,
    about: `只打印抽中而尚未记录的 ${waiting} 家企业的联系人和手机，逐家记入日志。用后请收回销毁。`,
    eachTime: true,
    work: print,
  };
  return (
    <Button small reason={reason} reasonAt="hidden" onClick={() => void ask(asked)}>
      打印电话表
    </Button>
  );
}
