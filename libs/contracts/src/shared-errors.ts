import { defineError } from './declared-error';

/** The body breaks its schema; the fields say where. Every contract may answer it. */
export const InvalidInput = defineError('linli.invalid-input', 'invalid', {
  'zh-CN': '提交的内容有误，请检查标出的字段。',
  en: 'Some of what was sent is not valid; see the fields.',
});

/** No bearer token came with a request that needs one. */
export const SignInRequired = defineError('linli.sign-in-required', 'unauthenticated', {
  'zh-CN': '请先登录。',
  en: 'Please sign in first.',
});

/** The bearer token is malformed, forged or expired. */
export const TokenNotValid = defineError('linli.token-not-valid', 'unauthenticated', {
  'zh-CN': '登录已失效，请重新登录。',
  en: 'The sign-in is no longer valid; please sign in again.',
});

/** The account lacks the role that the route asks for. */
export const RoleMissing = defineError('linli.role-missing', 'forbidden', {
  'zh-CN': '当前账号没有进行此操作的权限。',
  en: 'This account may not do that.',
});

/** The thing belongs to an area that the actor does not work for. */
export const OutsideOwnArea = defineError('linli.outside-own-area', 'forbidden', {
  'zh-CN': '该事项不属于您负责的区域。',
  en: 'This belongs to an area that you do not work for.',
});

/** The thing belongs to somebody else. */
export const NotOwner = defineError('linli.not-owner', 'forbidden', {
  'zh-CN': '这不是您的记录，无法操作。',
  en: 'This is not yours to change.',
});

/** The service did not answer before the deadline, or is not there; whether the change was made is not known. */
export const ServiceUnavailable = defineError('linli.service-unavailable', 'unavailable', {
  'zh-CN': '服务暂时不可用，请稍后重试。',
  en: 'The service is not available just now; please try again shortly.',
});

/** The same message id (or idempotency key) was used before with another body. */
export const KeyReused = defineError('linli.key-reused', 'rule-broken', {
  'zh-CN': '该幂等键已用于另一份不同的内容。',
  en: 'This idempotency key was used before for something else.',
});

/** Somebody else changed the same thing at the same moment, again and again. */
export const ChangedMeanwhile = defineError('linli.changed-meanwhile', 'conflict', {
  'zh-CN': '内容刚刚被他人修改，请刷新后重试。',
  en: 'Somebody else has just changed this; please reload and try again.',
});

/** More requests in a minute than one account or address may send. */
export const TooManyRequests = defineError('linli.too-many-requests', 'too-many', {
  'zh-CN': '请求过于频繁，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too many requests; please try again in {retryAfterSeconds} seconds.',
});

/** Too much is going on just now; nothing was done for the request. */
export const Overloaded = defineError('linli.overloaded', 'unavailable', {
  'zh-CN': '当前访问量过大，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too much is going on just now; please try again in {retryAfterSeconds} seconds.',
});

/** The thing is not what `If-Match` names: somebody has edited it since it was read. */
export const EditedMeanwhile = defineError('linli.edited-meanwhile', 'precondition', {
  'zh-CN': '内容在您读取之后已被修改，请重新读取后再提交。',
  en: 'It was edited after you read it; please read it again first.',
});

/** `If-Match` was sent with a change of what cannot be read by itself: whether it was edited since cannot be told. */
export const NothingToMatch = defineError('linli.nothing-to-match', 'invalid', {
  'zh-CN': '此处修改的内容没有可单独读取的地址，无法核对 If-Match。请去掉该请求头后重试。',
  en: 'What is changed here cannot be read by itself, so that If-Match cannot be checked; please send the request without it.',
});

/** The first request with this idempotency key is still being worked on. */
export const StillRunning = defineError('linli.still-running', 'conflict', {
  'zh-CN': '使用该幂等键的请求正在处理，请稍后再试。',
  en: 'The request with this idempotency key is still being worked on; please try again shortly.',
});

/** The errors that any contract may answer without declaring them. */
export const SHARED_ERRORS = [
  InvalidInput,
  SignInRequired,
  TokenNotValid,
  RoleMissing,
  OutsideOwnArea,
  NotOwner,
  ServiceUnavailable,
  KeyReused,
  ChangedMeanwhile,
  TooManyRequests,
  Overloaded,
  EditedMeanwhile,
  NothingToMatch,
  StillRunning,
] as const;
