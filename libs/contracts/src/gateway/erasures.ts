import { defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, ListOf, OneOf, Pattern, Text, Whole } from '../fields';

export const ERASURE_STATUSES = ['waiting', 'erasing', 'done', 'cancelled'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

/** Where the token of an erasure is sent. */
export const ERASURE_TOKEN = 'Erasure-Token';

const SERVICE = ['events', 'volunteers', 'business-service', 'notifications'] as const;

export class DeleteAccountBody {
  @Text({ about: 'The present password', min: 8, max: 128, example: 'linli-demo', optional: true }) currentPassword?: string;
  @Pattern({
    about: 'Without a password: a code for signing in that was sent to the present number',
    pattern: /^\d{6}$/,
    optional: true,
  })
  currentCode?: string;
}

/** What has become of the data that one service holds. */
export class ErasureStepView {
  @OneOf(SERVICE, { about: 'The service' }) service: (typeof SERVICE)[number];
  @Instant({ about: 'When it was done; missing while it is not', optional: true }) doneAt?: string;
  @Whole({ about: 'Records that were removed', min: 0, max: 100_000_000, example: 12 }) removed: number;
  @Whole({ about: 'Records that were kept under a pseudonym', min: 0, max: 100_000_000, example: 3 }) pseudonymised: number;
}

export class ErasureView {
  @Id({ about: 'Id of the erasure' }) id: string;
  @OneOf(ERASURE_STATUSES, { about: 'Where it stands; `waiting` can still be cancelled' }) status: ErasureStatus;
  @Instant({ about: 'When it was asked for' }) requestedAt: string;
  @Instant({ about: 'When it begins' }) eraseAfter: string;
  @ListOf(() => ErasureStepView, { about: 'What each service has done', max: SERVICE.length }) steps: ErasureStepView[];
  @Instant({ about: 'When all was erased, or when it was cancelled', optional: true }) finishedAt?: string;
}

/** Shown once: with the account gone, nothing else tells who may ask. */
export class ErasureReceipt extends ErasureView {
  @Text({ about: 'Send it as `Erasure-Token` to see how it goes on, or to cancel', max: 100, example: 'bW9vbi4uLg' })
  token: string;
}

/** Nobody else administers everything. */
export const SoleAdministrator = defineError('gateway.sole-administrator', 'conflict', {
  'zh-CN': '您是唯一的全域管理员，请先任命另一位管理员，再注销账号。',
  en: 'You are the only administrator of everything; appoint another one before you delete your account.',
});

/** Nobody else belongs to an enterprise of theirs. */
export const LastOfEnterprise = defineError('gateway.last-of-enterprise', 'conflict', {
  'zh-CN': '您是所属企业的唯一成员，请先将企业移交他人，再注销账号。',
  en: 'You are the only member of an enterprise; hand it over to somebody before you delete your account.',
});

/** The account is being deleted. */
export const AccountClosing = defineError('gateway.account-closing', 'conflict', {
  'zh-CN': '该账号正在注销。如需撤销，请使用提交注销时获得的凭证。',
  en: 'This account is being deleted. To cancel that, use the token that was given when it was asked for.',
});

export const ErasureNotFound = defineError('gateway.erasure-not-found', 'not-found', {
  'zh-CN': '没有找到该注销记录，请检查凭证。',
  en: 'There is no such erasure; please check the token.',
});

export const ErasureUnderWay = defineError('gateway.erasure-under-way', 'conflict', {
  'zh-CN': '数据已开始删除，无法再撤销。',
  en: 'Erasing has begun and cannot be cancelled any more.',
});

export class AccountErasureStartedBody {
  @Id({ about: 'The erasure, to be named when it is done' }) erasureId: string;
  @Id({ about: 'Whose data are to be erased' }) accountId: string;
  @Id({ about: 'Stands for the person in what must be kept; leads back to nobody' }) pseudonym: string;
}

/** Published when the data of a person are to be erased; every service that holds some does so and tells when it is done. */
export const AccountErasureStarted = defineEvent('gateway.account-erasure-started', 1, {
  body: AccountErasureStartedBody,
  subject: ({ accountId }) => accountId,
});

export class AccountErasedBody {
  @Id({ about: 'The erasure' }) erasureId: string;
  @Id({ about: 'The account that is no more' }) accountId: string;
}

/** Published when every service has erased what it held and the account is gone. */
export const AccountErased = defineEvent('gateway.account-erased', 1, {
  body: AccountErasedBody,
  subject: ({ accountId }) => accountId,
});
