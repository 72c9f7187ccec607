import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config';

const KEY_BYTES = 32;
const COST = 2 ** 14;
const BLOCK = 8;
const ROUNDS = 5;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** Hashes passwords with scrypt; the hash carries its cost, so that the cost can change without ending old passwords. */
@Injectable()
export class Passwords {
  private readonly rounds: number;
  private readonly nobodys: Promise<string>;

  constructor({ PASSWORD_ROUNDS = ROUNDS }: GatewayConfig) {
    this.rounds = PASSWORD_ROUNDS;
    this.nobodys = this.hash(randomBytes(KEY_BYTES).toString('base64'));
  }

  /** `<rounds>.<salt>.<key>` */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    return [this.rounds, salt.toString('base64url'), (await this.key(password, salt, this.rounds)).toString('base64url')].join(
      '.',
    );
  }

  /** Whether the hash is the password's; without a hash it is false after the same time. */
  async matches(password: string, hash: string | undefined): Promise<boolean> {
    const [rounds, salt, expected] = (hash ?? (await this.nobodys)).split('.') as [string, string, string];
    const key = await this.key(password, Buffer.from(salt, 'base64url'), Number(rounds));
    return timingSafeEqual(key, Buffer.from(expected, 'base64url')) && hash !== undefined;
  }

  private key(password: string, salt: Buffer, rounds: number): Promise<Buffer> {
    return derive(password.normalize('NFKC'), salt, KEY_BYTES, { N: COST, r: BLOCK, p: rounds });
  }
}
