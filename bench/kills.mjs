// The built server killed (SIGKILL) in the middle of a submission, of the days' work, and of its first start: what stands afterwards, and whether it goes on.
// npx tsx bench/kills.mjs [--write] — needs npm run build; exit 1 where something acknowledged is lost, something stands half, or it does not go on.
import { cpus, loadavg } from 'node:os';
import { prepare } from '../src/rehearsal/apply.ts';
import { player } from '../src/rehearsal/cast.ts';
import { killedServer, verified } from './killed-server.mjs';
import { pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const { start, isOver, again, killed, stage: stageNow, stop } = killedServer('kills', 18_104);
const wrong = [];
const demand = (holds, what) => {
  if (!holds) wrong.push(what);
};
const journal = () => verified(stageNow(), demand);

/** Killed three times while the demonstration is made, each time later. */
async function firstStart() {
  const delays = [2500, 8000, 20_000];
  for (const delay of delays) {
    start();
    await pause(delay);
    demand(!isOver(), 'the first start ended by itself');
    await killed();
  }
  const seconds = await again();
  const province = await stageNow().party('sheng-jb');
  const { rounds } = await province('GET /api/rounds');
  const { platforms } = await province('GET /api/platforms', { query: {} });
  demand(rounds.length >= 2 && new Set(rounds.map(({ year }) => year)).size === rounds.length, `${rounds.length} rounds`);
  demand(platforms.length > 0, 'no platforms');
  await journal();
  return `| first start | ${delays.map((ms) => `${ms / 1000} s`).join(', ')} | each start began anew or went on; ready ${seconds.toFixed(1)} s after the last; ${rounds.length} rounds, ${platforms.length} platforms |`;
}

/** The next applicant that may start a dossier in the newest round. */
async function free(stage, left) {
  for (let who = left.shift(); who !== undefined; who = left.shift()) {
    const clerk = await stage.party(who.login);
    const { rounds } = await clerk('GET /api/rounds');
    const round = rounds.reduce((a, b) => (b.year > a.year ? b : a));
    const { offer } = await clerk('GET /api/rounds/{id}/start', { params: { id: round.id } });
    if (offer.blockedBy.length === 0) return { who, round };
  }
  throw new Error('nobody is left that may start');
}

/** Of so many at once it is killed as soon as the first, the second … of them was acknowledged; the others are then anywhere on their way. */
const AT_ONCE = 6;
const AFTER = [1, 2, 3, 4, 5];

async function ready(left) {
  const stage = stageNow();
  const all = [];
  while (all.length < AT_ONCE) {
    const { who, round } = await free(stage, left);
    const one = await prepare(stage, { id: round.id, year: round.year }, { ...who, fate: 'recognised', recommenderKey: who.cityKey });
    all.push({ login: who.login, clerk: await stage.party(who.login), params: { id: one.dossierId } });
  }
  return all;
}

/** Submits all at once and kills once `after` are acknowledged; the numbers that were acknowledged, by case. */
async function cutOff(batch, after) {
  const acknowledged = new Map();
  let reached = () => undefined;
  const enough = new Promise((resolve) => {
    reached = resolve;
  });
  const sent = batch.map(({ clerk, params }) =>
    clerk('POST /api/dossiers/{id}/submit', { params, body: {} }).then(
      ({ number }) => {
        acknowledged.set(params.id, number);
        if (acknowledged.size === after) reached();
      },
      () => undefined,
    ),
  );
  await Promise.race([enough, Promise.all(sent)]);
  await killed();
  await Promise.all(sent);
  return acknowledged;
}

/** What stands of one, and that it stands whole or not at all; what does not goes through now. */
async function standing({ login, params }, number) {
  const clerk = await stageNow().party(login);
  const view = await clerk('GET /api/dossiers/{id}', { params });
  const { entries } = await (await stageNow().party('jiancha'))('GET /api/journal', { query: { subject: params.id } });
  const noted = entries.filter(({ action }) => action === 'submit').length;
  const stands = view.state.name === 'submitted';
  demand(number === undefined || (stands && view.number === number), `acknowledged ${number}, stands ${view.number} ${view.state.name}`);
  demand(noted === (stands ? 1 : 0), `${view.state.name} with ${noted} entries`);
  demand(stands || view.number === null, `a draft with the number ${view.number}`);
  if (stands) await clerk('GET /api/dossiers/{id}/receipt.pdf', { params });
  else demand((await clerk('POST /api/dossiers/{id}/submit', { params, body: {} })).number !== null, 'could not be submitted afterwards');
  return { stands, number: (await clerk('GET /api/dossiers/{id}', { params })).number };
}

async function submissions() {
  const left = Array.from({ length: 45 }, (_, n) => player(n));
  const [counts, numbers] = [[], []];
  let longest = 0;
  for (const after of AFTER) {
    const batch = await ready(left);
    const acknowledged = await cutOff(batch, after);
    demand(acknowledged.size >= after, `${acknowledged.size} acknowledged, to be killed after ${after}`);
    longest = Math.max(longest, await again());
    let stand = 0;
    for (const one of batch) {
      const { stands, number } = await standing(one, acknowledged.get(one.params.id));
      if (stands) stand += 1;
      numbers.push(number);
    }
    demand(stand >= acknowledged.size, `${acknowledged.size} acknowledged, ${stand} stand`);
    counts.push({ after, acknowledged: acknowledged.size, stand });
  }
  demand(new Set(numbers).size === numbers.length, 'a number was given twice');
  await journal();
  const [acknowledged, stand] = ['acknowledged', 'stand'].map((key) => counts.reduce((sum, one) => sum + one[key], 0));
  const each = counts.map((one) => `${one.acknowledged} → ${one.stand}`).join(', ');
  return `| ${AT_ONCE} submissions at once | ${AFTER.join(', ')} acknowledged | acknowledged → stand, of ${AT_ONCE} each: ${each}; ${acknowledged} acknowledged, 0 lost; ${stand} stand whole with receipt and one entry, ${numbers.length - stand} not at all and went through afterwards; no number twice; ready again within ${longest.toFixed(1)} s |`;
}

/** A year's days are run at once, and it is killed in the middle of them; then they are run again. */
async function days() {
  const stage = stageNow();
  const { today } = await (await stage.party('admin'))('GET /api/session');
  const target = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const delays = [100, 500, 1500];
  for (const delay of delays) {
    const sent = stageNow()
      .day(target)
      .catch(() => undefined);
    await pause(delay);
    await killed();
    await sent;
    await again();
  }
  await stageNow().day(target);
  const province = await stageNow().party('sheng-jb');
  const { reports } = await province('GET /api/reports', { query: {} });
  const keys = reports.map(({ platformId, organisation, year, quarter }) => `${platformId ?? organisation}/${year}/${quarter}`);
  demand(keys.length > 0 && new Set(keys).size === keys.length, 'a quarter was opened twice');
  await journal();
  return `| the days' work, ${today} to ${target} | ${delays.join(', ')} ms | the rest was done on the next call; ${keys.length} reports, none twice |`;
}

try {
  const lines = [await firstStart(), await submissions(), await days()];
  const words = `\`npx tsx bench/kills.mjs --write\` on the built server, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}. The server's process killed (SIGKILL; its PostgreSQL lives on and
is taken over by the next), so long after what it was doing began, or after so many were acknowledged:

| in the middle of | killed after | afterwards |
| --- | --- | --- |
${lines.join('\n')}

The journal verified after each. ${wrong.length === 0 ? 'Nothing acknowledged was lost, nothing stood half.' : `WRONG: ${wrong.join('; ')}`}
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Killed in the middle', words);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await stop();
}
