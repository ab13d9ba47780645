import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { saveFile } from '../ui/save-file.ts';
import { asPage, inWords, type OwnData } from './own-data-file.ts';

/** 查阅、复制: all that the system keeps of whoever is signed in, as a file of their own (个人信息保护法第四十五条). */
export function OwnDataCard() {
  const asked = useAct('POST /api/session/own-data');
  const take = (save: (data: OwnData) => void): void => asked.mutate(undefined, { onSuccess: (data) => save(inWords(data)) });
  const page = (data: OwnData): void => saveFile(new Blob([asPage(data)], { type: 'text/html' }), '本人的个人信息.html');
  const json = (data: OwnData): void =>
    saveFile(new Blob([`${JSON.stringify(data, null, 1)}\n`], { type: 'application/json' }), '本人的个人信息.json');
  return (
    <Card title="查阅、复制本人的个人信息">
      <div className="narrow stack">
        <p>
          您可以下载本系统保存的您的个人信息，以及谁办理过您的账号、哪些单位查看过、依据哪一条（个人信息保护法第四十五条）。文件含您的完整联系方式，请妥善保管。内容有误的，联系方式在上面更正，姓名、角色请本单位管理员或系统管理员更正。
        </p>
        {asked.error ? <ProblemAlert problem={problemIn(asked.error)} /> : null}
        <div className="row">
          <Button busy={asked.isPending} onClick={() => take(page)}>
            下载网页文件
          </Button>
          <Button look="quiet" busy={asked.isPending} onClick={() => take(json)}>
            下载数据文件
          </Button>
        </div>
      </div>
    </Card>
  );
}
