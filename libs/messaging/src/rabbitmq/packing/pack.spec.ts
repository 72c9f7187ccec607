import { aMessage } from '@linli/testing';
import { Message } from '../../broker/message';
import { fromPack, seal, toPack } from './pack';

const packed = (...messages: Message[]): Buffer => toPack(messages.map((message, at) => seal(at, message)));
const opened = (content: Buffer): Message[] => fromPack(content).map(({ message }) => message);

describe('A pack', () => {
  it('gives back each message as it was, with its number', () => {
    const actor = { id: 'resident-1', roles: ['resident' as const], areaCodes: ['510108'], memberOf: [] };
    const messages = [
      aMessage('a.ask', { actor, deadline: '2026-11-02T08:00:10.000Z' }, '{"title":"望平街\\n花展 🎏"}'),
      aMessage('a.ask', {}, ''),
      aMessage('b.ask', { subject: '邻里' }, 'not JSON\nat all'),
    ];
    expect(fromPack(packed(...messages))).toEqual(messages.map((message, number) => ({ number, message })));
  });

  it('mixes up no attributes, whichever of them its messages have in common', () => {
    const actor = { id: 'resident-1', roles: ['resident' as const], areaCodes: ['510108'], memberOf: [] };
    const messages = [
      aMessage('a.ask', { actor, subject: 'one', traceparent: '00-1-2-01' }, '1'),
      aMessage('a.ask', { subject: 'one', causationid: '7' }, '2'),
      aMessage('b.ask', { actor: { ...actor, id: 'resident-2' }, subject: undefined }, '3'),
    ];
    expect(opened(packed(...messages))).toEqual(messages);
  });

  it('holds what its messages have in common once', () => {
    const text = packed(...Array.from({ length: 3 }, () => aMessage('a.ask', { subject: 'the same' }))).toString();
    expect(text.split('the same')).toHaveLength(2);
  });

  it('does not encode bodies a second time', () => {
    const body = JSON.stringify({ text: 'a "quoted" word' });
    expect(packed(aMessage('a.ask', {}, body)).toString()).toContain(`\n${body}`);
  });

  it('keeps attributes that a newer version has added', () => {
    const newer = { ...aMessage('a.ask'), envelope: { ...aMessage('a.ask').envelope, addedLater: 'yes' } };
    expect(opened(packed(newer))).toEqual([newer]);
  });

  it('has no actor where one is not whole', () => {
    const broken = { id: 'a', roles: 'administrator' } as never;
    expect(opened(packed(aMessage('a.ask', { actor: broken })))[0]!.envelope.actor).toBeUndefined();
  });

  it('knows about how many bytes it will have before it is made, the body exactly', () => {
    const [empty, full] = ['', '望平'].map((body) => seal(1, aMessage('a.ask', {}, body)));
    expect(full!.bytes - empty!.bytes).toBe(6);
    expect(Math.abs(toPack([full!]).length - full!.bytes)).toBeLessThan(150);
  });

  it.each([
    ['text', 'hello'],
    ['nothing', '[]\n'],
    ['a list of something else', '[1]\n'],
    ['messages without an id', '[[1,2,{"type":"a"}]]\n{}'],
    [
      'a pack that is cut short',
      packed(aMessage('a.ask', {}, 'a body'))
        .subarray(0, -1)
        .toString(),
    ],
  ])('is not made of %s', (_, content) => {
    expect(() => fromPack(Buffer.from(content))).toThrow();
  });
});
