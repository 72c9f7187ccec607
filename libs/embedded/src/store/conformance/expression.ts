import type { Document } from 'mongodb';
import { answers, type Store } from './behaviour';

/** An instant at which it is already the next day in Shanghai. */
export const AT = new Date('2026-05-01T20:30:15.250Z');

/** Keeps the linter from taking a document for a promise. */
export const THEN = 'then';

const DOC: Document = {
  _id: 1,
  n: 7,
  f: 2.5,
  s: 'Hello',
  zh: '春天来了',
  at: AT,
  l: [3, 1, 2],
  o: { x: 1, y: { z: 2 } },
  items: [
    { k: 1, v: 5 },
    { k: 2, v: 9 },
  ],
  nil: null,
};

/** Expressions, and their values for one document. */
export type ExpressionCase = [title: string, expressions: unknown[], values: unknown[]];

/** Makes the document of the expressions; to prepare their topic. */
export async function prepareExpressions({ db }: Pick<Store, 'db'>): Promise<void> {
  await db.collection('expressions').insertOne({ ...DOC });
}

/** The value of an expression for that document. */
export async function evaluated({ db }: Pick<Store, 'db'>, expression: unknown): Promise<unknown> {
  return (
    await db
      .collection('expressions')
      .aggregate([{ $project: { v: expression } }])
      .next()
  )?.v;
}

/** The behaviours of expressions. */
export function answerExpressions(cases: ExpressionCase[]): void {
  for (const [title, expressions, values] of cases)
    answers(title, (store) => Promise.all(expressions.map((expression) => evaluated(store, expression))), values);
}
