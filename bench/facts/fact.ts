import { defineEvent, Text, Whole } from '@linli/contracts';

/** What B3 and B4 send, each of so many bytes of JSON. */
export class FactBody {
  @Text({ about: 'The run that it belongs to', max: 40 }) run: string;
  @Text({ about: 'Unique within the run', max: 40 }) key: string;
  @Whole({ about: 'When it was due to be committed, in microseconds', min: 0, max: Number.MAX_SAFE_INTEGER }) due: number;
  @Text({ about: 'Filling', max: 4_000 }) text: string;
}

export const FactStated = defineEvent('events.bench-fact-stated', 1, { body: FactBody, subject: ({ key }) => key });

/** Makes the facts of a run by their number. */
export function factsOf(run: string, bytes: number): (number: number, due: number) => FactBody {
  const of = (number: number, due: number, text: string): FactBody => ({ run, key: String(number).padStart(12, '0'), due, text });
  // Ten digits: the microseconds of a machine that has been up for half an hour to ten days.
  const text = 'x'.repeat(bytes - JSON.stringify(of(0, 1_000_000_000, '')).length);
  return (number, due) => of(number, due, text);
}
