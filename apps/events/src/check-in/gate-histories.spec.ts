import { DeclaredError } from '@linli/contracts';
import { UploadedScan } from '@linli/contracts/events';
import fc from 'fast-check';
import { aCommunityEvent, aRegistration } from '../testing/builders';
import { CheckIn, standingAfter } from './check-in';
import { GateBook } from './gate-book';
import { answerTo, resolved } from './upload';

const communityEvent = aCommunityEvent();
const START = communityEvent.startsAt.getTime();
const SIZES = [1, 2, 3];
const registrations = SIZES.map((partySize) => aRegistration({ _id: `r${partySize}`, partySize }));

const aScan = fc.record({
  partySize: fc.constantFrom(...SIZES),
  gate: fc.constantFrom('north', 'south'),
  direction: fc.constantFrom('entry' as const, 'exit' as const),
  people: fc.integer({ min: 1, max: 3 }),
  nonce: fc.integer({ min: 0, max: 30 }).map((number) => `nonce-${number}`),
  minute: fc.integer({ min: 0, max: 120 }),
});
type RandomScan = typeof aScan extends fc.Arbitrary<infer T> ? T : never;

/** Two gates that share nothing but the store: each scan opens the book anew. */
class Gates {
  private readonly checkIns: CheckIn[] = [];
  private count = 0;

  readonly open = (): GateBook => new GateBook(communityEvent, { registrations, checkIns: this.checkIns, attendances: [] });

  readonly close = (book: GateBook): void => {
    this.checkIns.push(...book.entered);
  };

  readonly id = (): string => `c${String(++this.count).padStart(6, '0')}`;

  of(partySize: number): CheckIn[] {
    return this.checkIns.filter(({ registrationId, status }) => registrationId === `r${partySize}` && status === 'accepted');
  }
}

/** What a scan that comes in at once is answered: whether it was accepted. */
function scanNow(gates: Gates, { partySize, minute: _minute, ...scan }: RandomScan, at: Date): boolean {
  const book = gates.open();
  const registrationId = `r${partySize}`;
  try {
    if (!book.earlier({ ...scan, registrationId }))
      book.pass({ id: gates.id(), ...scan, registrationId, way: 'gate', at, by: 'staff' });
    gates.close(book);
    return true;
  } catch (error) {
    if (error instanceof DeclaredError) return false;
    throw error;
  }
}

/** The simplest thing that can tell the same: a counter for each party, and what each nonce was. */
class Counters {
  private readonly inside = new Map<number, number>();
  private readonly nonces = new Map<string, string>();

  of = (partySize: number): number => this.inside.get(partySize) ?? 0;

  scan({ partySize, gate, direction, people, nonce }: RandomScan): boolean {
    const content = [partySize, gate, direction, people].join();
    const known = this.nonces.get(nonce);
    if (known !== undefined) return known === content;
    const next = this.of(partySize) + (direction === 'entry' ? people : -people);
    if (next < 0 || next > partySize || people > partySize) return false;
    this.inside.set(partySize, next);
    this.nonces.set(nonce, content);
    return true;
  }
}

describe('any history of scans at two gates', () => {
  it('is decided as counters would, each nonce once', () => {
    const history = fc.array(aScan, { maxLength: 60 });
    fc.assert(
      fc.property(history, (scans) => {
        const [gates, counters] = [new Gates(), new Counters()];
        for (const [at, scan] of scans.entries()) {
          expect(scanNow(gates, scan, new Date(START + at * 60_000))).toBe(counters.scan(scan));
          expect(standingAfter(gates.of(scan.partySize), scan.partySize).inside).toBe(counters.of(scan.partySize));
        }
      }),
    );
  });

  it('uploaded in any order keeps within the party at every moment, and changes nothing the second time', () => {
    const uploads = fc.array(fc.array(aScan, { maxLength: 20 }), { maxLength: 4 });
    fc.assert(
      fc.property(uploads, (batches) => {
        const gates = new Gates();
        for (const batch of batches) {
          const first = uploadTo(gates, batch);
          const again = uploadTo(gates, batch);
          expect(again.entered).toBe(0);
          expect(again.answers.map(({ checkInId, refusal, conflict }) => [checkInId, refusal, conflict])).toEqual(
            first.answers.map(({ checkInId, refusal, conflict }) => [checkInId, refusal, conflict]),
          );
        }
        for (const size of SIZES) expect(standingAfter(gates.of(size), size).came).toBeLessThanOrEqual(size);
      }),
    );
  });
});

function uploadTo(gates: Gates, batch: readonly RandomScan[]) {
  const book = gates.open();
  const uploading = {
    eventId: communityEvent._id,
    by: 'staff',
    now: communityEvent.endsAt,
    newId: gates.id,
    verify: () => undefined,
  };
  const answers = batch.map(({ partySize, minute, ...scan }) => {
    const uploaded: UploadedScan = {
      ...scan,
      registrationId: `r${partySize}`,
      deviceAt: new Date(START + minute * 60_000).toISOString(),
    };
    return answerTo(book, resolved(uploaded, uploading));
  });
  gates.close(book);
  return { answers, entered: book.entered.length };
}
