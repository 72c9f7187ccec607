import { inLanguage, Language } from '@linli/contracts';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { Period } from './notice';

const LOCALES: Readonly<Record<Language, Pick<Intl.DateTimeFormatOptions, 'month'> & { locale: string }>> = {
  'zh-CN': { locale: 'zh-CN', month: 'numeric' },
  en: { locale: 'en-GB', month: 'short' },
};

/** By language and zone: a format is dear to make, and there are few hundred zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone.toLowerCase()}`;
  const { locale, month } = LOCALES[language];
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      month,
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(key, format);
  return format;
}

/** By which clocks times are told. */
export interface Clocks {
  /** That of the reader. */
  readonly timeZone?: string;
  /** What is told of goes by other clocks, so that the reader could take the times for theirs. */
  readonly isZoneNamed?: boolean;
}

/** "11月28日 周六 14:00", "Sat 28 Nov, 14:00"; a zone that is not the usual one, or may be doubted, is named. */
export function sayInstant(instant: Date, language: Language, clocks: Clocks = {}): string {
  const { timeZone = DEFAULT_TIME_ZONE } = clocks;
  return spoken(partsOf(instant, language, timeZone), language) + zoneOf(language, clocks);
}

/** "11月28日 周六 14:00–17:00"; with both days where it ends on another one, and with what is said of sessions. */
export function sayPeriod(period: Period, language: Language, clocks: Clocks = {}): string {
  const { timeZone = DEFAULT_TIME_ZONE } = clocks;
  const { titled, more = 0, until } = period;
  const name = titled === undefined ? '' : NAMED[language](inLanguage(titled, language));
  const rest = until && more > 0 ? MORE[language](more, spoken(partsOf(until, language, timeZone), language)) : '';
  return saySpan(period, language, timeZone) + name + rest + zoneOf(language, clocks);
}

const NAMED: Readonly<Record<Language, (title: string) => string>> = {
  'zh-CN': (title) => `（${title}）`,
  en: (title) => ` (“${title}”)`,
};

const MORE: Readonly<Record<Language, (more: number, until: string) => string>> = {
  'zh-CN': (more, until) => `，其后还有 ${more} 场，至${until}`,
  en: (more, until) => `, and ${more} more ${more === 1 ? 'session' : 'sessions'} until ${until}`,
};

function saySpan({ from, to }: Period, language: Language, timeZone: string): string {
  const [start, end] = [partsOf(from, language, timeZone), partsOf(to, language, timeZone)];
  if (from.getTime() === to.getTime()) return spoken(start, language);
  const until = language === 'zh-CN' ? '至' : ' – ';
  const rest = start.day === end.day ? `–${end.time}` : until + spoken(end, language);
  return spoken(start, language) + rest;
}

/** "2小时30分钟", "2 h 30 min". */
export function sayMinutes(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [hour, minute] = language === 'zh-CN' ? ['小时', '分钟'] : [' h', ' min'];
  const told = [hours > 0 && `${hours}${hour}`, (rest > 0 || hours === 0) && `${rest}${minute}`].filter((part) => part !== false);
  return told.join(language === 'zh-CN' ? '' : ' ');
}

interface Parts {
  readonly day: string;
  readonly time: string;
}

const spoken = ({ day, time }: Parts, language: Language): string =>
  language === 'zh-CN' ? `${day} ${time}` : `${day}, ${time}`;

function zoneOf(language: Language, { timeZone = DEFAULT_TIME_ZONE, isZoneNamed }: Clocks): string {
  if (timeZone === DEFAULT_TIME_ZONE && !isZoneNamed) return '';
  const name = timeZone.replaceAll('_', ' ');
  return language === 'zh-CN' ? `（${name}）` : ` (${name})`;
}

function partsOf(instant: Date, language: Language, timeZone: string): Parts {
  const parts = formatOf(language, timeZone).formatToParts(instant);
  const { month, day, weekday, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<
    string,
    string
  >;
  return {
    day: language === 'zh-CN' ? `${month}月${day}日 ${weekday}` : `${weekday} ${day} ${month}`,
    time: `${hour}:${minute}`,
  };
}
