import { BilingualText, BilingualTitle } from '../bilingual';
import { defineError } from '../declared-error';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';

/** Everything that a person can agree to. */
export const CONSENT_PURPOSES = ['terms-of-use', 'privacy-notice', 'share-phone-with-organisers', 'photos'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const CONSENT_STANDINGS = ['given', 'outdated', 'withdrawn', 'never-given'] as const;
export type ConsentStanding = (typeof CONSENT_STANDINGS)[number];

export const CONSENT_STEPS = ['given', 'withdrawn'] as const;
export type ConsentStep = (typeof CONSENT_STEPS)[number];

/** A text is published under its day; who has agreed to an older one is asked again. */
const VERSION = { max: 20, example: '2026-11-01' };

export class ConsentPurposeView {
  @OneOf(CONSENT_PURPOSES, { about: 'What is agreed to' }) purpose: ConsentPurpose;
  @Text({ ...VERSION, about: 'The version of its text that is in force' }) version: string;
  @Nested(() => BilingualTitle, { about: 'Its title', example: { zh: '用户协议', en: 'Terms of use' } }) title: BilingualTitle;
  @Nested(() => BilingualText, {
    about: 'What it means, in short',
    example: { zh: '使用本平台的约定。', en: 'How the platform is used.' },
  })
  text: BilingualText;
  @Flag({ about: 'Whether no account can be held without it', example: true }) required: boolean;
}

export class ConsentPurposeList {
  @ListOf(() => ConsentPurposeView, { about: 'Everything that can be agreed to', max: CONSENT_PURPOSES.length })
  items: ConsentPurposeView[];
}

export class ConsentView extends ConsentPurposeView {
  @OneOf(CONSENT_STANDINGS, { about: 'How it stands: `outdated` where another version of the text was agreed to' })
  standing: ConsentStanding;
  @Text({ ...VERSION, about: 'The version that was agreed to last', optional: true }) agreedVersion?: string;
  @Instant({ about: 'When that was', optional: true }) givenAt?: string;
  @Instant({ about: 'When it was withdrawn', optional: true }) withdrawnAt?: string;
}

/** One step: agreed or withdrawn. It is never changed. */
export class ConsentRecordView {
  @Id({ about: 'Id of the record' }) id: string;
  @OneOf(CONSENT_PURPOSES, { about: 'What was agreed to' }) purpose: ConsentPurpose;
  @Text({ ...VERSION, about: 'Which version of its text' }) version: string;
  @Nested(() => BilingualTitle, { about: 'The title that was shown', example: { zh: '用户协议', en: 'Terms of use' } })
  title: BilingualTitle;
  @OneOf(CONSENT_STEPS, { about: 'Agreed or withdrawn' }) step: ConsentStep;
  @Instant({ about: 'When' }) at: string;
  @Text({ about: 'The operation by which it was done', max: 80, example: 'giveConsent' }) through: string;
  @Text({ about: 'What the device said that it is', max: 120, min: 0, example: 'Firefox 145, Linux' }) device: string;
}

export class ConsentList {
  @ListOf(() => ConsentView, { about: 'How each stands', max: CONSENT_PURPOSES.length }) items: ConsentView[];
  @ListOf(() => ConsentRecordView, { about: 'The latest steps, newest first', max: 100 }) history: ConsentRecordView[];
  @Whole({ about: 'How many steps there have been in all', min: 0, max: 1_000_000, example: 4 }) steps: number;
}

export class GiveConsentBody {
  @OneOf(CONSENT_PURPOSES, { about: 'What is agreed to', example: 'photos' }) purpose: ConsentPurpose;
  @Text({ ...VERSION, about: 'The version of the text that was read' }) version: string;
}

export class WithdrawConsentBody {
  @OneOf(CONSENT_PURPOSES, { about: 'What is not agreed to any more', example: 'photos' }) purpose: ConsentPurpose;
}

/** The text has another version by now. */
export const ConsentTextChanged = defineError('gateway.consent-text-changed', 'conflict', {
  'zh-CN': '该说明已更新为 {version} 版，请阅读后再同意。',
  en: 'This text has changed; please read version {version} and agree to that.',
});

/** What every account rests on ends with the account. */
export const ConsentRequired = defineError('gateway.consent-required', 'rule-broken', {
  'zh-CN': '使用账号必须同意此项；如需撤回，请注销账号。',
  en: 'No account can be held without this consent; to withdraw it, delete the account.',
});

export const TooManyConsents = defineError('gateway.too-many-consents', 'too-many', {
  'zh-CN': '变更过于频繁，请 {retryAfterSeconds} 秒后再试。',
  en: 'This was changed too often; please try again in {retryAfterSeconds} seconds.',
});
