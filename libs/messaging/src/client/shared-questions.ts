import { Message } from '../broker/message';

/** One that has been under way for longer is not waited for any more. */
const PATIENCE_MS = 1_000;

interface UnderWay {
  readonly answer: Promise<Message>;
  /** Of those who came since it was asked. */
  next?: Promise<Message>;
}

/**
 * Questions that are the same, of a crowd that comes at once: one is asked at a time, and whoever comes meanwhile shares the next. What
 * everybody hears was read after they had asked, as if each had asked alone. As many as are in work at most.
 */
export class SharedQuestions {
  private readonly underWay = new Map<string, UnderWay>();

  ask(key: string, question: () => Promise<Message>): Promise<Message> {
    const before = this.underWay.get(key);
    if (before === undefined) return this.begin(key, question);
    before.next ??= overOrLate(before.answer).then(() => this.begin(key, question));
    return before.next;
  }

  private begin(key: string, question: () => Promise<Message>): Promise<Message> {
    const asked: UnderWay = { answer: question() };
    this.underWay.set(key, asked);
    const forget = (): void => {
      if (asked.next === undefined && this.underWay.get(key) === asked) this.underWay.delete(key);
    };
    asked.answer.then(forget, forget);
    return asked.answer;
  }
}

/** Resolves when the answer is there or has failed, at the latest when patience is over. */
function overOrLate(answer: Promise<Message>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS).unref();
    const over = (): void => {
      clearTimeout(timer);
      resolve();
    };
    answer.then(over, over);
  });
}
