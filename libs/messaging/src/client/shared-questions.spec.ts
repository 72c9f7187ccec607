import { Message } from '../broker/message';
import { SharedQuestions } from './shared-questions';

/** Counts what is asked; each is answered, or fails, when the test says so. */
function aService() {
  const asked: { answer(): void; fail(): void }[] = [];
  const ask = (): Promise<Message> =>
    new Promise((resolve, reject) => {
      const number = asked.length + 1;
      asked.push({
        answer: () => resolve({ body: `answer ${number}` } as Message),
        fail: () => reject(new Error(`failure ${number}`)),
      });
    });
  return { asked, ask };
}

const bodies = async (answers: readonly Promise<Message>[]): Promise<string[]> =>
  Promise.all(answers.map(async (answer) => (await answer).body));
const turn = (): Promise<void> => new Promise(setImmediate);

describe('questions that are the same', () => {
  it('are asked once for all who come while one is under way, after they have come', async () => {
    const [questions, { asked, ask }] = [new SharedQuestions(), aService()];
    const first = questions.ask('list', ask);
    const crowd = Array.from({ length: 50 }, () => questions.ask('list', ask));
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]!.answer();
    await turn();
    expect(asked).toHaveLength(2);
    const late = questions.ask('list', ask);
    asked[1]!.answer();
    await turn();
    asked[2]!.answer();
    expect(await bodies([first, late])).toEqual(['answer 1', 'answer 3']);
    expect(new Set(await bodies(crowd))).toEqual(new Set(['answer 2']));
  });

  it('are asked at once where nobody asks the same, and again when it is over', async () => {
    const [questions, { asked, ask }] = [new SharedQuestions(), aService()];
    const [one, other] = [questions.ask('one', ask), questions.ask('other', ask)];
    expect(asked).toHaveLength(2);
    for (const { answer } of asked) answer();
    expect(await bodies([one, other])).toEqual(['answer 1', 'answer 2']);
    void questions.ask('one', ask);
    expect(asked).toHaveLength(3);
  });

  it('fail for those who shared it alone', async () => {
    const [questions, { asked, ask }] = [new SharedQuestions(), aService()];
    const first = questions.ask('list', ask);
    const second = questions.ask('list', ask);
    asked[0]!.fail();
    await expect(first).rejects.toThrow('failure 1');
    await turn();
    asked[1]!.answer();
    expect(await bodies([second])).toEqual(['answer 2']);
  });

  it('do not wait for one that does not end', async () => {
    jest.useFakeTimers();
    const [questions, { asked, ask }] = [new SharedQuestions(), aService()];
    void questions.ask('list', ask);
    const second = questions.ask('list', ask);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    asked[1]!.answer();
    expect(await bodies([second])).toEqual(['answer 2']);
    jest.useRealTimers();
  });
});
