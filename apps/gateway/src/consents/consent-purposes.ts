import { BilingualText, BilingualTitle } from '@linli/contracts';
import { CONSENT_PURPOSES, ConsentPurpose, ConsentPurposeView } from '@linli/contracts/gateway';

interface ConsentText {
  readonly version: string;
  readonly title: BilingualTitle;
  readonly text: BilingualText;
  /** No account can be held without it. */
  readonly required: boolean;
}

/** What can be agreed to, in the texts that are in force. A text that changes its meaning gets a new version, and everybody is asked again. */
const TEXTS: Readonly<Record<ConsentPurpose, ConsentText>> = {
  'terms-of-use': {
    version: '2026-11-01',
    title: { zh: '用户协议', en: 'Terms of use' },
    text: {
      zh: '使用本平台报名活动、参加志愿服务和提交诉求的约定：如实填写、守时守约、尊重邻里。',
      en: 'How the platform is used to sign up for events, to volunteer and to send requests: truthfully, reliably and with respect for neighbours.',
    },
    required: true,
  },
  'privacy-notice': {
    version: '2026-11-01',
    title: { zh: '个人信息处理规则', en: 'Privacy notice' },
    text: {
      zh: '平台处理手机号、姓名、报名、班次和诉求，用于提供服务；可随时查阅、复制、更正、删除，并查看谁看过。',
      en: 'The platform keeps phone number, name, registrations, shifts and requests to provide its services. You may read, take, correct and delete them at any time, and see who has looked at them.',
    },
    required: true,
  },
  'share-phone-with-organisers': {
    version: '2026-11-01',
    title: { zh: '向活动组织者提供手机号', en: 'Phone number for organisers' },
    text: {
      zh: '您报名的活动，其组织者可在活动前后看到您的手机号，用于临时联系。',
      en: 'The organisers of events that you sign up for may see your phone number around the event, to reach you at short notice.',
    },
    required: false,
  },
  photos: {
    version: '2026-11-01',
    title: { zh: '活动照片', en: 'Photos of events' },
    text: {
      zh: '活动照片中出现您时，可用于社区公众号和公示栏。',
      en: 'Photos of events in which you can be seen may be shown in the channels and on the boards of the neighbourhood.',
    },
    required: false,
  },
};

/** The text of a purpose that is in force. */
export const consentTextOf = (purpose: ConsentPurpose): ConsentText => TEXTS[purpose];

/** Everything that can be agreed to, in its order. */
export const consentPurposes = (): ConsentPurposeView[] =>
  CONSENT_PURPOSES.map((purpose) => ({ purpose, ...consentTextOf(purpose) }));
