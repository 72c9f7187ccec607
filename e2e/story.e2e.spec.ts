import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommunityEventPage } from '@linli/contracts/events';
import { InboxPage } from '@linli/contracts/notifications';
import { freePorts, until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { PASSWORD, PEOPLE } from '../apps/standalone/src/demonstration/seed/people';
import { AppProcess } from './system/app-process';
import { startStandaloneProcess } from './system/linli';

const STORY_MS = 200_000;

let folder: string;
let port: number;

beforeAll(async () => {
  [folder, [port = 0]] = [await mkdtemp(join(tmpdir(), 'linli-story-')), await freePorts(1)];
});
afterAll(async () => {
  for (const app of started) await app.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const started: AppProcess[] = [];

function start(settings: Record<string, string> = {}): AppProcess {
  const app = startStandaloneProcess({ PORT: String(port), DATA_DIR: folder, PASSWORD_ROUNDS: '1', ...settings });
  started.push(app);
  return app;
}

const printed = (app: AppProcess, text: string) =>
  until(
    text,
    () => {
      if (app.exitCode !== undefined) throw new Error(`It ended with ${app.exitCode}:\n${app.output}`);
      return app.output.includes(text);
    },
    STORY_MS,
  );

/** Everything that the people of the story can see, to be compared before and after. */
async function everythingSeen(app: AppProcess): Promise<object> {
  const inboxes = Object.values(PEOPLE).map(async ({ phone }) => {
    const { items, unread } = await new Caller(app.url, { phone, password: PASSWORD }).get<InboxPage>('/inbox?limit=100');
    return { phone, unread, items };
  });
  return { events: await new Caller(app.url).get<CommunityEventPage>('/events'), inboxes: await Promise.all(inboxes) };
}

describe('the demonstration', () => {
  it(
    'goes on where it was cut off, tells everything once, and loses nothing to kill −9',
    async () => {
      for (const moment of ['(shifts: 3)', 'moves “Joy of the Universiade”']) {
        const cutOff = start();
        await printed(cutOff, moment);
        await cutOff.end('SIGKILL');
      }

      const told = start();
      // The story itself compares every inbox with what was due and stops with an error when a notice is lost or doubled.
      await printed(told, 'each delivered exactly once');
      await printed(told, 'Ctrl-C stops it.');
      expect(told.output).toMatch(
        /5 events published, 19 registrations \(2 put on a waiting list, 1 promoted\), 4 shifts filled, 3 requests answered/,
      );
      const before = await everythingSeen(told);
      await told.end('SIGKILL');

      const again = start();
      await printed(again, 'The demonstration is there');
      await printed(again, 'Ctrl-C stops it.');
      expect(await everythingSeen(again)).toEqual(before);
      await again.end('SIGINT');
      expect(again.exitCode).toBe(0);
    },
    STORY_MS * 2,
  );
});

describe('a start on a port that is in use', () => {
  it(
    'ends with one sentence',
    async () => {
      const first = start({ DATA_DIR: join(folder, 'first'), LINLI_DEMO: 'off' });
      await first.ready();
      const second = start({ DATA_DIR: join(folder, 'second'), LINLI_DEMO: 'off' });
      await until('its end', () => second.exitCode !== undefined);
      expect([second.exitCode, second.output]).toEqual([
        1,
        `Port ${port} is in use: stop what listens there, or choose another one, as in PORT=3001 npm start.\n`,
      ]);
      await first.end('SIGTERM');
    },
    STORY_MS,
  );
});
