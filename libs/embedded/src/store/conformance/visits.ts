import type { Collection, Document } from 'mongodb';
import { answers, type Store } from './behaviour';

/** What the pipelines of the suite run over. */
export const VISITS: Document[] = [
  { _id: 1, area: 'north', people: 3, at: new Date('2026-05-01T08:00:00Z'), tags: ['a', 'b'], guide: 'g1' },
  { _id: 2, area: 'south', people: 1, at: new Date('2026-05-01T20:00:00Z'), tags: [], guide: 'g2' },
  { _id: 3, area: 'north', people: 2, at: new Date('2026-05-02T09:00:00Z'), tags: ['b'], guide: 'g1' },
  { _id: 4, area: 'east', people: 5, at: new Date('2026-05-03T09:00:00Z'), guide: 'g3' },
];

/** A pipeline, and what it answers. */
export type PipelineCase = [title: string, pipeline: Document[], answer: unknown[]];

/** Puts the visits where {@link visitsOf} finds them. */
export async function prepareVisits(store: Pick<Store, 'db'>): Promise<void> {
  await visitsOf(store).insertMany(VISITS.map((doc) => ({ ...doc })));
}

/** The collection of the visits. */
export function visitsOf({ db }: Pick<Store, 'db'>): Collection<Document> {
  return db.collection('visits');
}

/** The behaviours of pipelines over the visits. */
export function answerPipelines(cases: PipelineCase[]): void {
  for (const [title, pipeline, answer] of cases) {
    answers(
      title,
      (store) =>
        visitsOf(store)
          .aggregate(pipeline, { let: { five: 5 } })
          .toArray(),
      answer,
    );
  }
}
