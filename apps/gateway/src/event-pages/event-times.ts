import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { Surroundings } from '../event-documents/event-document';
import { escaped } from '../pages/plain-page';

const LOCALES = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

type Clocks = Pick<Surroundings, 'language' | 'timeZone'>;

const formatOf = ({ language, timeZone }: Clocks): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], {
    ...{ timeZone, year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });

/** An instant on the clocks of the place, as text. */
export const timeOf = (at: string, around: Clocks): string => formatOf(around).format(new Date(at)) + zoneOf(around);

/** From when until when on the clocks of the place, as HTML. */
export const spanOf = (from: string, to: string, around: Clocks): string =>
  `<time datetime="${from}">${escaped(formatOf(around).formatRange(new Date(from), new Date(to)) + zoneOf(around))}</time>`;

/** Pages tell times on the clocks of the place; who reads them may have others. */
function zoneOf({ language, timeZone }: Clocks): string {
  if (timeZone === DEFAULT_TIME_ZONE) return '';
  return language === 'en' ? ` (${timeZone.replaceAll('_', ' ')})` : `（${timeZone.replaceAll('_', ' ')}）`;
}
