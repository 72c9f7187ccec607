import { type Language } from './actor';
import { Text } from './fields';

/** One line in both languages. */
export class BilingualTitle {
  @Text({ about: 'In Chinese', max: 120, example: '烟火滨江友邻荟' }) zh: string;
  @Text({ about: 'In English', max: 120, example: 'Riverside hearth' }) en: string;
}

/** A few sentences in both languages. */
export class BilingualNote {
  @Text({ about: 'In Chinese', max: 600, example: '如有过敏请注明。' }) zh: string;
  @Text({ about: 'In English', max: 600, example: 'Please name allergies, if there are any.' }) en: string;
}

/** A longer text in both languages. */
export class BilingualText {
  @Text({ about: 'In Chinese', max: 5000, example: '锦江边的邻里市集：摊位、快闪和舞台。' }) zh: string;
  @Text({ about: 'In English', max: 5000, example: 'A neighbours’ market by the river: stalls, flash mobs and a stage.' })
  en: string;
}

/** Whether the same is said in both languages; nothing is the same as nothing. */
export const isSameText = (one: BilingualText | undefined, other: BilingualText | undefined): boolean =>
  one?.zh === other?.zh && one?.en === other?.en;

/** What is said in both languages, in one. */
export const inLanguage = ({ zh, en }: BilingualText, language: Language): string => (language === 'zh-CN' ? zh : en);

/** Both languages in one line, for the record of what staff have done. */
export const inBothLanguages = ({ zh, en }: BilingualText): string => `${zh} / ${en}`;
