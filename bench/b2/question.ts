import { setTimeout as pause } from 'node:timers/promises';

const SLOW_MS = 50;

/** What every contender is asked; `text` fills it up to the size of the load. */
export interface Question {
  readonly key: string;
  /** 1 for the one in a hundred that takes 50 ms. */
  readonly slow: number;
  readonly text: string;
}

/** What it has to answer: the key that it was asked, and a text of the same length. */
export interface Reply {
  readonly key: string;
  readonly text: string;
}

/** The work behind the question, the same for all. */
export async function answerTo({ key, slow, text }: Question): Promise<Reply> {
  if (slow) await pause(SLOW_MS);
  return { key, text };
}

/** Makes questions of so many bytes of JSON each; every hundredth is slow. */
export function questionsOf(bytes: number): () => Question {
  let count = 0;
  const empty = JSON.stringify({ key: '1'.padStart(12, '0'), slow: 0, text: '' }).length;
  const text = 'x'.repeat(bytes - empty);
  return () => {
    count++;
    return { key: String(count).padStart(12, '0'), slow: count % 100 === 0 ? 1 : 0, text };
  };
}
