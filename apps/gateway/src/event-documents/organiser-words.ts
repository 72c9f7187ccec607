import { inLanguage, Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';

/** The unit that organises the event, as a line of text; undefined where none is named. */
export function organisedBy({ unitName }: Pick<CommunityEventView, 'unitName'>, language: Language): string | undefined {
  if (!unitName) return undefined;
  const name = inLanguage(unitName, language);
  return language === 'en' ? `Organised by: ${name}` : `主办单位：${name}`;
}
