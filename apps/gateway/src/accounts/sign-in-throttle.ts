import { TooManySignIns } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';

const FAILURES = 10;
const WINDOW_MS = 15 * 60_000;
const REMEMBERED = 10_000;

interface Tries {
  readonly count: number;
  readonly until: number;
}

/** Slows the guessing of passwords down: 10 sign-ins per phone number and address in 15 minutes, until one succeeds. In this process only. */
@Injectable()
export class SignInThrottle {
  private readonly tries = new Map<string, Tries>();

  /** Counts a try before it is made; throws TooManySignIns when there were too many. */
  begin(phone: string, address: string, now: Date): void {
    const key = keyOf(phone, address);
    const earlier = this.tries.get(key);
    const running = earlier && earlier.until > now.getTime() ? earlier : { count: 0, until: now.getTime() + WINDOW_MS };
    if (running.count >= FAILURES)
      throw new TooManySignIns({ retryAfterSeconds: Math.ceil((running.until - now.getTime()) / 1000) });
    this.tries.delete(key);
    this.tries.set(key, { ...running, count: running.count + 1 });
    this.forgetOldest();
  }

  succeed(phone: string, address: string): void {
    this.tries.delete(keyOf(phone, address));
  }

  private forgetOldest(): void {
    const [oldest] = this.tries.keys();
    if (this.tries.size > REMEMBERED && oldest !== undefined) this.tries.delete(oldest);
  }
}

const keyOf = (phone: string, address: string): string => `${phone} ${address}`;
