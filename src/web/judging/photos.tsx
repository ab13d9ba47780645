import { useState } from 'react';
import { href, problemIn } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { upload } from '../upload.ts';
import type { Visit } from './visit.ts';

type Photo = Visit['photos'][number];
type PhotosProps = { dossierId: string; photos: readonly Photo[]; mine: boolean };

/** Pictures and scanned pages of the record; each opens by itself. */
export function Photos({ dossierId, photos, mine }: PhotosProps) {
  const [going, setGoing] = useState<Photo | null>(null);
  const remove = useAct('DELETE /api/dossiers/{id}/site-visit/photos/{photoId}');
  const address = (photoId: string) =>
    href('GET /api/dossiers/{id}/site-visit/photos/{photoId}/file', { params: { id: dossierId, photoId } });
  const send = async (file: File) => {
    await upload('PUT /api/dossiers/{id}/site-visit/photos', { params: { id: dossierId }, query: { name: file.name }, body: file });
    await refresh('GET /api/dossiers/{id}/site-visit', 'GET /api/dossiers/{id}', 'GET /api/dossiers/{id}/recommendation');
  };
  return (
    <>
      {photos.length > 0 ? (
        <ul className="photos" aria-label="照片和扫描页">
          {photos.map((photo) => (
            <li key={photo.id}>
              <figure>
                <a href={address(photo.id)} target="_blank" rel="noreferrer">
                  {photo.mediaType.startsWith('image/') ? <img src={address(photo.id)} alt={photo.name} loading="lazy" /> : null}
                  <figcaption>{photo.name}</figcaption>
                </a>
              </figure>
              {mine ? (
                <Button
                  small
                  look="quiet"
                  aria-label={`删除${photo.name}`}
                  busy={remove.isPending && remove.variables?.params.photoId === photo.id}
                  onClick={() => setGoing(photo)}
                >
                  删除
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Confirm
        open={going !== null}
        title={`删除“${going?.name ?? ''}”？`}
        act="删除"
        grave
        onAct={() => {
          if (going) remove.mutate({ params: { id: dossierId, photoId: going.id } });
          setGoing(null);
        }}
        onClose={() => setGoing(null)}
      >
        <p>删除后测评记录中不再有这一份，需要时重新添加。</p>
      </Confirm>
      {remove.isError ? <ProblemAlert problem={problemIn(remove.error)} /> : null}
      {mine ? <UploadOne label="添加照片或扫描页" hint="现场照片，或有签字的记录" done="已添加" onSend={send} /> : null}
    </>
  );
}
