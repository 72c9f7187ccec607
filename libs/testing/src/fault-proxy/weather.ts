import { EventEmitter, once } from 'node:events';

export type Side = 'client' | 'server';

/** What befalls the bytes on their way, the same for all connections of a proxy. */
export class Weather {
  /** Added to the way of each byte, in each direction. */
  latencyMs = 0;
  bytesPerSecond = Number.POSITIVE_INFINITY;
  /** Bytes vanish, and nobody is told. */
  isBlackHole: boolean = false;
  /** Asked about what clients send: the answer to what it accepts is lost together with the connection. */
  losesAnswerTo: (request: Buffer) => boolean = () => false;
  private frozen: boolean = false;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private allowance?: { readonly from: Side; left: number };

  /** The next so many bytes from that side pass; the connection that carries the last of them ends there. */
  allowOnly(bytes: number, from: Side): void {
    this.allowance = { from, left: bytes };
  }

  /** How many of the bytes may pass; fewer than asked for ends the connection, and the allowance with it. */
  take(bytes: number, from: Side): number {
    if (this.allowance?.from !== from) return bytes;
    const taken = Math.min(bytes, this.allowance.left);
    this.allowance.left -= taken;
    if (taken < bytes) this.allowance = undefined;
    return taken;
  }

  set isFrozen(frozen: boolean) {
    this.frozen = frozen;
    this.changes.emit('change');
  }

  async thawed(): Promise<void> {
    while (this.frozen) await once(this.changes, 'change');
  }
}
