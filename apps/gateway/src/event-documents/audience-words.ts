import { BilingualTitle, inLanguage, Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';

/** Knows the names of areas, as far as they were entered. */
export type NameOf = (areaCode: string) => BilingualTitle | undefined;

/** The name of the area, or its code where nobody has entered it. */
export function nameIn(language: Language, areaCode: string, nameOf: NameOf): string {
  const name = nameOf(areaCode);
  return name ? inLanguage(name, language) : areaCode;
}

/** Whom the event is for, as a line of text; undefined where it is for everybody. */
export function audienceOf({ residentsOf = [] }: CommunityEventView, language: Language, nameOf: NameOf): string | undefined {
  if (residentsOf.length === 0) return undefined;
  const names = residentsOf.map((code) => nameIn(language, code, nameOf));
  return language === 'en' ? `For residents of: ${names.join(', ')}` : `仅限以下区域居民报名：${names.join('、')}`;
}
