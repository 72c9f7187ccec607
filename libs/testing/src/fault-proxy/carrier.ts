import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Side, Weather } from './weather';

/** Memory for bytes on their way: beyond it the sender is made to wait. */
const HELD_BYTES = 1 << 20;

interface Chunk {
  readonly bytes: Buffer;
  readonly arrivedAt: number;
}

/** Carries what one side of a connection sends to the other side, in order, through the weather. */
export class Carrier {
  private readonly held: Chunk[] = [];
  private heldBytes = 0;
  private carrying: boolean = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly side: Side,
    private readonly weather: Weather,
    /** Called when the connection is to end here. */
    private readonly end: () => void,
  ) {
    from.on('data', (bytes) => this.hold(bytes));
  }

  private hold(bytes: Buffer): void {
    if (this.weather.isBlackHole) return;
    this.held.push({ bytes, arrivedAt: Date.now() });
    this.heldBytes += bytes.length;
    if (this.heldBytes > HELD_BYTES) this.from.pause();
    if (!this.carrying) void this.carryAll();
  }

  private async carryAll(): Promise<void> {
    this.carrying = true;
    for (let chunk = this.held.shift(); chunk; chunk = this.held.shift()) {
      await this.onTheWay(chunk);
      this.carry(chunk.bytes);
      this.makeRoom(chunk.bytes.length);
    }
    this.carrying = false;
  }

  private async onTheWay({ bytes, arrivedAt }: Chunk): Promise<void> {
    const { latencyMs, bytesPerSecond } = this.weather;
    const dueMs = arrivedAt + latencyMs - Date.now();
    if (dueMs > 0) await pause(dueMs);
    if (Number.isFinite(bytesPerSecond)) await pause((bytes.length / bytesPerSecond) * 1000);
    await this.weather.thawed();
  }

  private carry(bytes: Buffer): void {
    if (this.weather.isBlackHole || this.to.destroyed) return;
    const passing = this.weather.take(bytes.length, this.side);
    if (passing > 0) this.to.write(bytes.subarray(0, passing));
    if (passing < bytes.length) this.end();
  }

  private makeRoom(bytes: number): void {
    this.heldBytes -= bytes;
    if (this.from.isPaused() && this.heldBytes <= HELD_BYTES) this.from.resume();
  }
}
