import type { InputFault, Refusal } from '../acts/refusal.ts';

/** Seconds after which it is worth coming again; null where the answer would be the same. */
export const retryAfter = (refusal: Refusal): string | null => ('retryAfterSeconds' in refusal ? String(refusal.retryAfterSeconds) : null);

/** RFC 9457 problem details, in Chinese; `faults`, `reasons` and `current` are extension members. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  article?: string;
  faults?: readonly InputFault[];
  reasons?: readonly string[];
  version?: number;
  current?: unknown;
  /** The request's name, as in the log and in the answer's X-Request-Id. */
  request?: string;
  /** With what the person shows that it is really they. */
  by?: 'password' | 'code';
};

type Shape = { status: number; title: string };

/** Every kind of refusal and its HTTP status: a new kind does not compile until it stands here. */
export const refusalShapes: Record<Refusal['kind'], Shape> = {
  badInput: { status: 400, title: '填写内容有误' },
  notSignedIn: { status: 401, title: '请先登录' },
  notAllowed: { status: 403, title: '没有办理权限' },
  elsewhere: { status: 403, title: '请求来自别的网页' },
  passwordToChange: { status: 403, title: '请先修改口令' },
  secondFactorToSet: { status: 403, title: '请先设置动态口令' },
  proofNeeded: { status: 403, title: '请确认是您本人' },
  notFound: { status: 404, title: '没有找到' },
  wrongHost: { status: 421, title: '网址不对' },
  wrongMethod: { status: 405, title: '没有这种操作' },
  tooSlow: { status: 408, title: '等待过久' },
  conflict: { status: 409, title: '他人已先一步修改' },
  tooLarge: { status: 413, title: '文件过大' },
  wrongType: { status: 415, title: '文件类型不符' },
  wrongMedia: { status: 415, title: '提交的格式不符' },
  notNow: { status: 422, title: '现在不能办理' },
  leaderNeeded: { status: 422, title: '须经领导同意' },
  purposeNeeded: { status: 422, title: '请先写明用途' },
  tooMany: { status: 429, title: '操作过于频繁' },
  busy: { status: 503, title: '系统繁忙' },
  noSpace: { status: 507, title: '服务器磁盘空间已满' },
  unavailable: { status: 503, title: '系统暂时不能办理' },
  unsure: { status: 503, title: '不能确定是否已经办理' },
};

/** What nobody foresaw. */
export const UNFORESEEN: Shape = { status: 500, title: '系统出错' };

/** The problem that a refusal becomes; says what to do next. */
export function problemOf(refusal: Refusal): Problem {
  const { status, title } = refusalShapes[refusal.kind];
  return { type: `urn:shifan:problem:${refusal.kind}`, title, status, ...details(refusal) };
}

const MOST_SAID = 10;

/** Each sentence once, and of a whole table's only the first; all of them stand in `faults`. */
function inFew(messages: readonly string[]): string {
  const different = [...new Set(messages)];
  return different.slice(0, MOST_SAID).join('；') + (different.length > MOST_SAID ? `；等 ${messages.length} 处` : '');
}

function details(refusal: Refusal): Omit<Problem, 'type' | 'title' | 'status'> {
  switch (refusal.kind) {
    case 'badInput':
      return { detail: inFew(refusal.faults.map((f) => f.message)), faults: refusal.faults };
    case 'wrongMedia':
      return {
        detail: `这里只接受 ${refusal.takes} 格式的内容（请求头 Content-Type），收到的是${refusal.came === null ? '没有注明格式的内容' : ` ${refusal.came}`}。没有办理；请从本系统的网页提交，程序请注明格式。`,
      };
    case 'notSignedIn':
      return { detail: '登录已失效或尚未登录。您填写的内容已保存在本机，登录后继续。' };
    case 'notAllowed':
      return { detail: '当前账号没有办理此事项的权限，请联系本单位管理员。' };
    case 'elsewhere':
      return { detail: '这一操作不是从本系统的网页发出的，没有办理。请从本系统的网址重新打开页面后再办理。' };
    case 'passwordToChange':
      return { detail: '现在的口令是一次性的，只能用来修改口令。请先设定自己的口令，再办理业务。' };
    case 'secondFactorToSet':
      return { detail: '本系统要求您的角色使用动态口令登录。请先在“账号设置”设置动态口令，再办理业务。' };
    case 'proofNeeded':
      return { detail: `这一步须确认是您本人办理：请再填一次${refusal.by === 'code' ? '动态口令' : '口令'}，然后继续。`, by: refusal.by };
    case 'notFound':
      return { detail: '没有找到您要的内容：可能已被移走，或不属于贵单位。' };
    case 'wrongHost':
      return { detail: '这不是本系统对外的网址，请使用主管部门公布的网址。' };
    case 'tooSlow':
      return { detail: '等了一分钟，提交的内容还没有传完，没有办理。请检查网络后再试。' };
    case 'wrongMethod':
      return { detail: `这个地址只接受 ${refusal.methods.join('、')}。` };
    case 'conflict':
      return {
        detail: refusal.message,
        ...(refusal.version === undefined ? {} : { version: refusal.version }),
        ...(refusal.current === undefined ? {} : { current: refusal.current }),
      };
    case 'notNow':
      return {
        detail: refusal.reasons.join('；'),
        article: refusal.article,
        reasons: refusal.reasons,
        ...(refusal.faults ? { faults: refusal.faults } : {}),
      };
    case 'noSpace':
      return {
        detail: '服务器的磁盘空间已满，这次没有保存，此前已保存的内容都在。请立即告诉系统管理员清理磁盘空间；恢复后再操作一次即可。',
      };
    case 'purposeNeeded':
    case 'leaderNeeded':
      return { detail: refusal.message, article: '第十六条' };
    case 'busy':
    case 'tooLarge':
    case 'wrongType':
    case 'tooMany':
    case 'unavailable':
    case 'unsure':
      return { detail: refusal.message };
  }
}
