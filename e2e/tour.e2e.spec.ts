import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts, until } from '@linli/testing';
import { AppProcess } from './system/app-process';
import { startStandaloneProcess } from './system/linli';

const STORY_MS = 300_000;
const TOUR_MS = 60_000;

let folder: string;
let app: AppProcess;
let answers: Map<string, unknown[]>;

/** What each step of the tour printed; every line is the JSON of one answer. */
function answersOf(printed: string): Map<string, unknown[]> {
  const steps = printed.split(/^== /m).slice(1);
  return new Map(
    steps.map((step) => {
      const [name, ...lines] = step.trim().split('\n') as [string, ...string[]];
      return [name, lines.map((line) => JSON.parse(line) as unknown)];
    }),
  );
}

beforeAll(async () => {
  const [made, [port = 0]] = [await mkdtemp(join(tmpdir(), 'linli-tour-')), await freePorts(1)];
  folder = made;
  app = startStandaloneProcess({ PORT: String(port), DATA_DIR: folder });
  const started = () => {
    if (app.exitCode !== undefined) throw new Error(`It ended with ${app.exitCode}:\n${app.output}`);
    return app.output.includes('Ctrl-C stops it.');
  };
  await until('the end of the story', started, STORY_MS);
  const tour = promisify(execFile)('bash', [join(__dirname, '../docs/tour.sh')], {
    env: { ...process.env, URL: app.url },
    timeout: TOUR_MS,
  });
  answers = answersOf((await tour).stdout);
}, STORY_MS + TOUR_MS);

afterAll(async () => {
  await app.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const told = (kind: string) => ({ items: expect.arrayContaining([expect.objectContaining({ kind })]) });
const problem = (code: string, detail: string) => ({ type: `urn:linli:error:${code}`, detail, status: 409 });

describe('the tour of the README', () => {
  it.each<[string, unknown[]]>([
    ['sign-in', [{ phone: '139****0103', language: 'en', roles: ['resident'] }]],
    ['events', [{ items: [{ title: { en: 'Riverside hearth' }, capacity: 30 }] }]],
    ['register', [{ status: 'confirmed', partySize: 2 }]],
    [
      'refused',
      [
        problem('events.already-registered', '您已经报名了这场活动。'),
        problem('events.already-registered', 'You have already signed up for this event.'),
      ],
    ],
    ['inbox', [told('registration-confirmed')]],
    ['organiser', [{ status: 'published', capacity: 2, placesTaken: 0 }]],
    ['waiting', [{ status: 'waiting', partySize: 1 }, { status: 'cancelled' }]],
    ['promoted', [told('registration-promoted')]],
    [
      'volunteer',
      [{ items: [{ taken: 1 }, { taken: 0 }] }, { attendance: 'expected', shift: { taken: 1 } }, { shiftsAttended: 0 }],
    ],
    ['enterprise', [{ status: 'assigned', number: expect.stringMatching(/^Q\d{8}-\d{4}$/) }]],
    ['answer', [{ status: 'accepted' }, { status: 'answered' }, { status: 'closed' }]],
  ])('answers as it says: %s', (step, expected) => {
    expect(answers.get(step)).toMatchObject(expected);
  });
});
