import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fill, Language } from '@linli/contracts';
import { AdjustableClock } from '@linli/messaging';
import { Calendar } from './calendar';
import { ADMINISTRATOR_PHONE, PASSWORD, PEOPLE, Person } from './seed/people';
import { Story } from './story';
import { FIRST_MORNING, tellStory } from './tell-story';
import { TEXTS } from './texts';

/** Where and for whom the demonstration is given. */
export interface Venue {
  readonly url: string;
  readonly folder: string;
  readonly language: Language;
  readonly clock: AdjustableClock;
  readonly print: (line: string) => void;
}

interface Told {
  readonly today: string;
  readonly finished: boolean;
}

/** Tells the story once per data folder, going on with it when an earlier start was cut off; the clock is back in the present afterwards. */
export async function demonstrate(venue: Venue): Promise<void> {
  const { folder, language, print } = venue;
  const told = await earlier(folder);
  if (told?.finished) {
    print(fill(TEXTS[language].storyTold, { today: told.today, folder }));
    return;
  }
  const today = told?.today ?? Calendar.todayIn(new Date());
  await note(folder, { today, finished: false });
  await perform(venue, { calendar: new Calendar(today), again: told !== undefined });
  await note(folder, { today, finished: true });
}

/** The time to start the platform at: the first day of a story that is still to be told, else now. */
export async function beginningOf(folder: string): Promise<Date> {
  const told = await earlier(folder);
  if (told?.finished) return new Date();
  return new Date(new Calendar(told?.today ?? Calendar.todayIn(new Date())).at(...FIRST_MORNING));
}

/** Lists the demonstration accounts. */
export function printAccounts({ language, print }: Pick<Venue, 'language' | 'print'>): void {
  const texts = TEXTS[language];
  print(texts.accounts);
  print(`  ${ADMINISTRATOR_PHONE}  administrator`);
  for (const { phone, name, roles } of Object.values<Person>(PEOPLE)) print(`  ${phone}  ${roles[0]?.padEnd(13)} ${name}`);
  print(fill(texts.password, { password: PASSWORD }));
}

interface Telling {
  readonly calendar: Calendar;
  readonly again: boolean;
}

async function perform({ url, language, clock, print }: Venue, telling: Telling): Promise<void> {
  const texts = TEXTS[language];
  const story = new Story({ ...telling, url, language, print, setClock: (now) => clock.set(now) });
  print(texts.storyBegins);
  try {
    const hearth = await tellStory(story);
    story.moveTo(new Date());
    story.tell('now', { title: hearth.title[story.in] });
    print(`  ${fill(texts.pages, { url, id: hearth.id })}`);
  } finally {
    clock.set(new Date());
  }
  print(`  ${fill(texts.summary, story.tally)}`);
  print(`  ${fill(texts.noticesExact, { count: story.notices.count })}`);
}

const fileIn = (folder: string): string => join(folder, 'demonstration.json');

async function earlier(folder: string): Promise<Told | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8')) as Told;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function note(folder: string, told: Told): Promise<void> {
  await writeFile(`${fileIn(folder)}.new`, JSON.stringify(told));
  await rename(`${fileIn(folder)}.new`, fileIn(folder));
}
