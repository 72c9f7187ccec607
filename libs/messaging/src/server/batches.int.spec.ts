import { randomUUID } from 'node:crypto';
import { TestSystem, until } from '@linli/testing';
import { batches, choirService, VoiceBody, VoiceHeard, VoiceRaised } from '../testing/choir';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([choirService], { watch: [VoiceHeard] });
});
afterAll(() => system.stop());
beforeEach(() => {
  batches.length = 0;
});

const voices = (count: number, song = 'la'): VoiceBody[] =>
  Array.from({ length: count }, () => ({ voiceId: randomUUID(), song }));
const ids = (list: readonly { voiceId: string }[]): string[] => list.map(({ voiceId }) => voiceId).sort();
const writtenDown = async (song: string): Promise<VoiceBody[]> =>
  system.database().collection<VoiceBody>('voices').find({ song }).toArray();
const heard = (song: string): VoiceBody[] => system.facts(VoiceHeard).filter((fact) => fact.song === song);

describe('a handler that takes many facts at a time', () => {
  it('takes them in batches, each with its effect and what it tells', async () => {
    const all = voices(200, 'do');
    await Promise.all(all.map((voice) => system.publish(VoiceRaised, voice)));
    await until('all voices', () => heard('do').length >= 200);
    expect([ids(await writtenDown('do')), ids(heard('do'))]).toEqual([ids(all), ids(all)]);
    expect(batches.length).toBeLessThan(100);
  });

  it('has each fact once, however often it comes, together or later', async () => {
    const all = voices(20, 're');
    for (let time = 0; time < 2; time++)
      await Promise.all(all.flatMap((voice) => [voice, voice].map((one) => system.publish(VoiceRaised, one, one.voiceId))));
    const [last] = voices(1, 'mi') as [VoiceBody];
    await system.publish(VoiceRaised, last);
    await until('the last', () => heard('mi').length > 0);
    expect([ids(await writtenDown('re')), ids(heard('re'))]).toEqual([ids(all), ids(all)]);
  });

  it('has a fact that it cannot take singled out, and its neighbours go on', async () => {
    const [good, bad] = [voices(50, 'fa'), voices(2, 'out of tune')];
    const sung = [...good.slice(0, 25), ...bad, ...good.slice(25)];
    const broken = { ...bad[0], voiceId: 'nobody' } as VoiceBody;
    await Promise.all([...sung, broken].map((voice) => system.publish(VoiceRaised, voice)));
    await until('the neighbours', () => heard('fa').length >= 50);
    const letters = () => system.database().collection('deadLetters').find({}).toArray();
    await until('the dead letters', async () => (await letters()).length === 3);
    expect(ids(await writtenDown('fa'))).toEqual(ids(good));
    expect([await writtenDown('out of tune'), heard('out of tune')]).toEqual([[], []]);
    const reasons = (await letters()).map(({ reason }) => String(reason)).sort();
    expect(reasons).toEqual(['Somebody sings out of tune.', 'Somebody sings out of tune.', expect.stringContaining('#/voiceId')]);
  });
});
