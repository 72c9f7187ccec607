/** Done at the same time. */
const AT_ONCE = 10;

interface Due<T> {
  /** The next that is due, which nobody else takes meanwhile. */
  take(): Promise<T | null>;
  work(one: T): Promise<void>;
  /** Whether no more are to be taken. */
  isOver(): boolean;
}

/** Works off what is due, ten at a time, until nothing more is. */
export async function workOff<T>(due: Due<T>): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE && !due.isOver(); ) {
    const some = await takeSome(due);
    await Promise.all(some.map((one) => due.work(one)));
    taken = some.length;
  }
}

async function takeSome<T>({ take }: Due<T>): Promise<T[]> {
  const some: T[] = [];
  for (let one = await take(); one; one = some.length < AT_ONCE ? await take() : null) some.push(one);
  return some;
}
