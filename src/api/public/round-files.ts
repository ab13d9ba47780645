import type { Hono } from 'hono';
import type { World } from '../../acts/context.ts';
import { found } from '../../acts/refusal.ts';
import type { RoundChange } from '../../acts/scheme/round-change-port.ts';
import { signedChanges } from '../../acts/scheme/round-changes.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { roundCalendar } from '../../core/scheme/round-dates.ts';
import { blankForms } from '../../documents/blank-forms.ts';
import type { Described } from '../../documents/forms.ts';
import { collected } from '../../documents/made/shelf.ts';
import { titledBy } from '../../documents/titled.ts';
import { fileTypes } from '../contract/define.ts';
import { id as uuid } from '../contract/directory.ts';
import type { Surroundings } from '../server.ts';
import { answered } from './http.ts';
import { announcementOf } from './revocations.tsx';

type Format = 'pdf' | 'docx' | 'xlsx';

/** Adds what is taken along from public pages: a year's call as PDF and Word, the blank official forms, the days as a calendar; the announcement of a revocation. */
export function serveRoundFiles(app: Hono, around: Surroundings): void {
  const made = madeBy(around);
  for (const format of ['pdf', 'docx'] as const)
    app.get(`/rounds/:id/call.${format}`, (http) =>
      answered(http, around, async () => {
        const data = await callOf(await around.world(), http.req.param('id'));
        return made(format, data.title, { form: 'call', data });
      }),
    );
  app.get('/rounds/:id/forms/:file', (http) =>
    answered(http, around, async () => {
      const { scheme } = await roundIn(await around.world(), http.req.param('id'));
      const form = found(blankForms(scheme).find(({ file }) => file === http.req.param('file')));
      return made(form.format, `${form.label}（空白）`, form.paper);
    }),
  );
  app.get('/revocations/:id/announcement.pdf', (http) =>
    answered(http, around, async () => {
      const { one, data } = await announcementOf(await around.world(), http.req.param('id'));
      return made('pdf', `撤销公告-${one.certificateNumber}`, { form: 'revocationAnnouncement', data });
    }),
  );
  app.get('/rounds/:id/dates.ics', (http) =>
    answered(http, around, async () => {
      const text = await calendarOf(await around.world(), http.req.param('id'), around.publicUrl);
      return download(new TextEncoder().encode(text), { type: 'text/calendar; charset=utf-8', name: '年度工作日程.ics' });
    }),
  );
}

/** A paper that is the same for everybody, made once and kept, as a file to take along. */
export const madeBy =
  ({ documents }: Pick<Surroundings, 'documents'>) =>
  async (format: Format, name: string, paper: Described): Promise<Response> => {
    const file = await documents.paper({ what: 'paper', title: name, format, personal: 'masked', paper });
    return download(await collected(file.stream()), { type: fileTypes[format], name: `${name}.${format}` });
  };

export const download = (bytes: Uint8Array, { type, name }: { type: string; name: string }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  });

/** A round by the address: what is no id leads nowhere. */
const roundIn = (world: World, id: string) =>
  world.inTransaction(async (tx) => {
    const parsed = uuid.safeParse(id);
    const round = found(parsed.success ? await tx.rounds.round(parsed.data) : null);
    const issuer = found(await tx.directory.organisation(round.issuerId));
    const notices = (await tx.notices.notices({ publishedBy: world.today })).filter(({ roundId }) => roundId === round.id);
    return { round, issuer, notices, changes: await signedChanges(tx, round.id), scheme: world.tools.schemes.named(round.scheme) };
  });

const callChange = ({ lines }: RoundChange): boolean => lines.some(({ key }) => key === 'callText' || key === 'callNumber');

async function callOf(world: World, id: string) {
  const { round, issuer, changes, scheme } = await roundIn(world, id);
  const signed = changes.find(callChange);
  return {
    ...{ titled: titledBy(scheme), title: `关于开展${round.title}的通知`, number: round.callNumber, issuer: issuer.name },
    ...{ text: found(round.callText), issuedOn: dayOf(signed?.signedAt ?? round.createdAt) },
  };
}

async function calendarOf(world: World, id: string, publicUrl: string): Promise<string> {
  const { round, notices, changes } = await roundIn(world, id);
  const stampedAt = round.cancelledAt ?? changes[0]?.signedAt ?? round.createdAt;
  // A cancelled round, and one with a further notice, are another copy too.
  const sequence = changes.length + notices.length + (round.cancelledAt === null ? 0 : 1);
  return roundCalendar({ round, url: `${publicUrl}/rounds/${round.id}`, notices, sequence, stampedAt });
}
