import { defineCommand, ServiceUnavailable } from '@linli/contracts';
import { mongo } from 'mongoose';
import { Message } from '../broker/message';
import { failureTo, HandlerFailed, readReply } from './reply';

class Nothing {}

const Ask = defineCommand('events.ask', { body: Nothing, reply: Nothing });
const request: Message = {
  envelope: { id: 'r1', type: Ask.name, source: 'gateway', time: '2026-03-02T04:00:00Z', correlationid: 'c1' },
  body: '{}',
};

describe('the answer for a failure', () => {
  it.each([
    ['a lost connection', new mongo.MongoNetworkError('lost')],
    ['a pool that was cleared', Object.assign(new Error(), { name: 'MongoPoolClearedError' })],
    ['a store whose disk is full', new mongo.MongoServerError({ code: 14031, message: 'full' })],
    ['no store to be found', Object.assign(new Error(), { name: 'MongooseServerSelectionError' })],
  ])('is ServiceUnavailable for %s: it may be asked again', (_case, error) => {
    expect(() => readReply(Ask, failureTo(request, error))).toThrow(ServiceUnavailable);
  });

  it('tells nothing of anything else', () => {
    const error = new Error('the secret is 42');
    expect(failureTo(request, error).body).not.toContain('42');
    expect(() => readReply(Ask, failureTo(request, error))).toThrow(HandlerFailed);
  });
});
