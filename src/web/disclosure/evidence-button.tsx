import { call } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useOpening } from './opening.tsx';

type EvidenceProps = { readonly dossierId: string; readonly number: string; readonly masked: boolean };

/** The evidence of a case as one file, for a purpose that goes into the journal; it is proved and derived anew without the system (docs/evidence.md). */
export function EvidenceButton({ dossierId, number, masked }: EvidenceProps) {
  const open = useOpening();
  const name = masked ? '证据包' : '含个人信息的证据包';
  const work = async (purpose: string, say: (far: string) => void): Promise<void> => {
    say('正在生成证据包……');
    const zip = await call('POST /api/dossiers/{id}/evidence.zip', { params: { id: dossierId }, body: { purpose, masked } });
    saveFile(zip as Blob, `证据包-${number}${masked ? '' : '-含个人信息'}.zip`);
  };
  const asked = {
    title: `取得${name}`,
    act: '取得',
    about: `申请表、结果所依据的一切、办法、日历和日志证明装在一个文件里，脱离系统可以核验，也可以重算。${masked ? '个人信息已经遮盖。' : '用后请妥善保管或销毁。'}`,
    eachTime: true,
    work,
  };
  return (
    <Button small onClick={() => void open(asked)}>
      {name}…
    </Button>
  );
}
