import { outcomeOf, queued } from './text-message';

const NOW = new Date('2026-03-02T04:00:00Z');
const inSeconds = (count: number) => new Date(NOW.getTime() + count * 1000);
const message = queued(
  { id: 'm', to: 'x', values: 'y', template: 'one-time-code', language: 'en', expiresAt: inSeconds(300).toISOString() },
  NOW,
);

describe('a text message', () => {
  it('is tried at once, then after 2, 4, 8 … seconds, at most a minute apart', () => {
    const pauses = [0, 1, 2, 9].map((attempts) => outcomeOf('later', { ...message, attempts }, NOW).nextAttemptAt);
    expect([message.nextAttemptAt, ...pauses]).toEqual([NOW, inSeconds(2), inSeconds(4), inSeconds(8), inSeconds(60)]);
  });

  it('is not tried again once it would have expired, was refused, or was taken', () => {
    expect(outcomeOf('later', message, inSeconds(299)).status).toBe('failed');
    expect(outcomeOf('refused', message, NOW).status).toBe('failed');
    expect(outcomeOf('taken', message, NOW).status).toBe('sent');
  });
});
