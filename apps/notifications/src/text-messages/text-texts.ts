import { fill, Language } from '@linli/contracts';
import { TextTemplate } from '@linli/contracts/notifications';

const TEXTS: Readonly<Record<Language, Readonly<Record<TextTemplate, string>>>> = {
  'zh-CN': {
    'one-time-code': '【邻里】验证码 {code}，{minutes} 分钟内有效。请勿告诉任何人，工作人员也不会索要。',
    'phone-changed': '【邻里】您的账号已改用其他手机号登录。如非本人操作，请立即联系管理员。',
    'account-erased': '【邻里】您的账号已注销，个人信息已删除或去标识化。感谢您与邻里同行。',
  },
  en: {
    'one-time-code': 'Linli: your code is {code}, good for {minutes} minutes. Tell it to nobody; no staff will ask for it.',
    'phone-changed':
      'Linli: your account now has another phone number. If that was not you, please tell the administrator at once.',
    'account-erased': 'Linli: your account is deleted, and your personal data are erased. Thank you for having been a neighbour.',
  },
};

/** What the message says in its language. */
export const textOf = (
  { template, language }: { template: TextTemplate; language: Language },
  values: Readonly<Record<string, string | number>>,
): string => fill(TEXTS[language][template], values);
