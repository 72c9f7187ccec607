import fc from 'fast-check';
import ICAL from 'ical.js';
import { Entry, icalOf } from './ical';
import { escaped, folded } from './ical-lines';

const anEntry = (given: Partial<Entry> = {}): Entry => ({
  uid: 'event-1@linli',
  sequence: 3,
  status: 'CONFIRMED',
  changedAt: new Date('2026-03-01T02:00:00Z'),
  startsAt: new Date('2026-07-01T10:00:00Z'),
  endsAt: new Date('2026-07-01T12:30:00Z'),
  timeZone: 'Asia/Shanghai',
  title: '烟火滨江友邻荟',
  text: '锦江边的邻里市集',
  place: '滨江步道',
  hasAlarms: true,
  ...given,
});

const written = (...entries: Entry[]): string => icalOf({ name: '望平社区', language: 'zh-CN', entries });

/** Read by a parser that knows nothing of the writer, with the time zones that the calendar itself brings. */
function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

const readOne = (entry: Entry): ICAL.Event => read(written(entry))[0] as ICAL.Event;

describe('a calendar', () => {
  it('tells what is when and where, and how it stands', () => {
    const event = readOne(anEntry({ address: 'https://linli.example/events/1' }));
    const value = (name: string) => String(event.component.getFirstPropertyValue(name));
    expect([event.uid, event.sequence, event.summary]).toEqual(['event-1@linli', 3, '烟火滨江友邻荟']);
    expect([event.description, event.location]).toEqual(['锦江边的邻里市集', '滨江步道']);
    expect(['status', 'dtstamp', 'last-modified', 'url'].map(value)).toEqual([
      'CONFIRMED',
      '2026-03-01T02:00:00Z',
      '2026-03-01T02:00:00Z',
      'https://linli.example/events/1',
    ]);
    expect(event.component.getFirstProperty('summary')?.getParameter('language')).toBe('zh-CN');
  });

  it('leads to the page that tells the same', () => {
    const entries = [anEntry({ address: 'https://linli.example/events/1.html' })];
    const at = (address?: string) =>
      new ICAL.Component(ICAL.parse(icalOf({ name: '讲坛', language: 'zh-CN', address, entries }))).getFirstPropertyValue('url');
    expect([at('https://linli.example/series/1.html'), at()]).toEqual(['https://linli.example/series/1.html', null]);
  });

  it('rings a day and an hour before, unless it is to be silent', () => {
    const triggers = (entry: Entry) =>
      readOne(entry)
        .component.getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
    expect(triggers(anEntry())).toEqual(['-P1D', '-PT1H']);
    expect(triggers(anEntry({ hasAlarms: false }))).toEqual([]);
  });

  it('is the same text for the same entries, so that its tag holds', () => {
    expect(written(anEntry())).toBe(written(anEntry()));
  });

  it('without entries is a calendar still', () => expect(read(written())).toEqual([]));
});

describe('times', () => {
  const ZONES = ['Asia/Shanghai', 'Asia/Chongqing', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }).map((ms) => new Date(ms - (ms % 60_000)));

  it.each(ZONES)('in %s are the instants that they were, also where clocks change', (timeZone) => {
    const property = fc.property(instants, (startsAt) => {
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      const event = readOne(anEntry({ timeZone, startsAt, endsAt }));
      expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([startsAt, endsAt]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('that clocks show twice are told in UTC the second time', () => {
    const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
      written(anEntry({ timeZone: 'Europe/Berlin', startsAt: new Date(at) })),
    );
    expect(first).toContain('DTSTART;TZID=Europe/Berlin:20261025T023000\r\n');
    expect(second).toContain('DTSTART:20261025T013000Z\r\n');
  });

  it('come with each time zone once', () => {
    const text = written(anEntry(), anEntry({ timeZone: 'Asia/Chongqing' }), anEntry({ timeZone: 'Europe/Berlin' }));
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Asia/Shanghai', 'TZID:Europe/Berlin']);
  });
});

describe('texts', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 });

  it('are read as they were written, whatever is in them', () => {
    const property = fc.property(texts, texts, (title, text) => {
      const event = readOne(anEntry({ title: `a${title}`, text: `b${text};,\\\n"quoted": 望平` }));
      expect(event.summary).toBe(plain(`a${title}`));
      expect(event.description).toBe(plain(`b${text};,\\\n"quoted": 望平`));
    });
    fc.assert(property);
  });

  it('are in lines of at most 75 octets that end within no character', () => {
    const property = fc.property(texts, (text) => {
      const lines = folded(`DESCRIPTION:${escaped(text)}`).split('\r\n');
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(line).toString()).toBe(line);
      }
      expect(lines.map((line, at) => (at === 0 ? line : line.slice(1))).join('')).toBe(`DESCRIPTION:${escaped(text)}`);
    });
    fc.assert(property);
  });

  it('cannot bring content lines of their own', () => {
    const text = written(anEntry({ title: 'x\r\nATTENDEE:mailto:evil@example.org\rEND:VEVENT\u0000\ud800' }));
    expect(text).toContain('SUMMARY;LANGUAGE=zh-CN:x\\nATTENDEE:mailto:evil@example.org\\nEND:VEVENT\r\n');
    expect(text).not.toMatch(/^ATTENDEE/m);
  });

  /** Line ends are one kind of line end, and what no calendar may hold is not there. */
  const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '');
});
