import { Language } from '@linli/contracts';
import { Period } from './notice';

/** The zone that times are told in. */
const TIME_ZONE = 'Asia/Shanghai';

const formatOf = (locale: string, month: 'numeric' | 'short'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    timeZone: TIME_ZONE,
    month,
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  'zh-CN': formatOf('zh-CN', 'numeric'),
  en: formatOf('en-GB', 'short'),
};

/** "11月28日 周六 14:00", "Sat 28 Nov, 14:00". */
export function sayInstant(instant: Date, language: Language): string {
  const { day, time } = partsOf(instant, language);
  return language === 'zh-CN' ? `${day} ${time}` : `${day}, ${time}`;
}

/** "11月28日 周六 14:00–17:00"; with both days where it ends on another one. */
export function sayPeriod({ from, to }: Period, language: Language): string {
  const [start, end] = [partsOf(from, language), partsOf(to, language)];
  if (start.day === end.day) return `${sayInstant(from, language)}–${end.time}`;
  return `${sayInstant(from, language)}${language === 'zh-CN' ? '至' : ' – '}${sayInstant(to, language)}`;
}

/** "2小时30分钟", "2 h 30 min". */
export function sayMinutes(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [hour, minute] = language === 'zh-CN' ? ['小时', '分钟'] : [' h', ' min'];
  const told = [hours > 0 && `${hours}${hour}`, (rest > 0 || hours === 0) && `${rest}${minute}`].filter((part) => part !== false);
  return told.join(language === 'zh-CN' ? '' : ' ');
}

function partsOf(instant: Date, language: Language): { day: string; time: string } {
  const parts = FORMATS[language].formatToParts(instant).map(({ type, value }) => [type, value]);
  const { month, day, weekday, hour, minute } = Object.fromEntries(parts) as Record<string, string>;
  return {
    day: language === 'zh-CN' ? `${month}月${day}日 ${weekday}` : `${weekday} ${day} ${month}`,
    time: `${hour}:${minute}`,
  };
}
