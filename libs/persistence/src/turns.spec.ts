import { Turns } from './turns';

describe('turns', () => {
  it('let so many run at a time, and the others in order when there is room, also after a failure', async () => {
    const turns = new Turns(2);
    const [begun, gates] = [[] as number[], [] as ((error?: Error) => void)[]];
    const works = [0, 1, 2, 3].map((number) =>
      turns.take(() => {
        begun.push(number);
        return new Promise<void>((resolve, reject) => {
          gates[number] = (error) => (error ? reject(error) : resolve());
        });
      }),
    );
    const settled = Promise.allSettled(works);
    const look = () => new Promise(setImmediate);
    await look();
    expect(begun).toEqual([0, 1]);
    gates[1]!(new Error('failed'));
    await look();
    expect(begun).toEqual([0, 1, 2]);
    gates[0]!();
    await look();
    expect(begun).toEqual([0, 1, 2, 3]);
    gates[2]!();
    gates[3]!();
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});
