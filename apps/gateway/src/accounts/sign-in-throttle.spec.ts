import { TooManySignIns } from '@linli/contracts/gateway';
import { SignInThrottle } from './sign-in-throttle';

const now = new Date('2026-11-22T09:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe('the throttle of sign-ins', () => {
  let throttle: SignInThrottle;
  const tryOften = (times: number, address = '10.0.0.1') => {
    for (let count = 0; count < times; count++) throttle.begin('13900000101', address, now);
  };
  beforeEach(() => {
    throttle = new SignInThrottle();
  });

  it('lets ten tries through, then none until the window is over', () => {
    tryOften(10);
    expect(() => tryOften(1)).toThrow(TooManySignIns);
    expect(() => throttle.begin('13900000101', '10.0.0.1', later(14))).toThrow(
      expect.objectContaining({ params: { retryAfterSeconds: 60 } }),
    );
    expect(() => throttle.begin('13900000101', '10.0.0.1', later(15))).not.toThrow();
  });

  it('forgets the tries of whoever succeeds', () => {
    tryOften(9);
    throttle.succeed('13900000101', '10.0.0.1');
    expect(() => tryOften(10)).not.toThrow();
  });

  it('does not lock the owner out who comes from another address', () => {
    tryOften(10);
    expect(() => tryOften(1, '10.0.0.2')).not.toThrow();
  });

  it('does not grow without bound', () => {
    tryOften(10, 'the first');
    for (let count = 0; count < 10_000; count++) throttle.begin('13900000101', String(count), now);
    expect(() => tryOften(1, 'the first')).not.toThrow();
  });
});
