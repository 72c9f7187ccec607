type Undo = () => Promise<void> | void;

const undos: Undo[] = [];

/** Remembers how to undo what was started; the last started is undone first. */
export const undoLater = (undo: Undo): void => void undos.push(undo);

/** Undoes everything, whatever fails on the way: nothing is left behind. */
export async function undoAll(): Promise<void> {
  for (let undo = undos.pop(); undo; undo = undos.pop()) {
    try {
      await undo();
    } catch (error) {
      console.error(`faults: could not clean up: ${(error as Error).message}`);
    }
  }
}
