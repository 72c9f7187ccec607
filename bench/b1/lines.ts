import { connect, Socket } from 'node:net';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One kept connection with one request at a time; it costs the client a tenth of what node:http would. */
class Line {
  private received: Buffer = Buffer.alloc(0);
  private settle: ((answer: Omit<Answer, 'tookMs'>) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).on('data', (bytes) => this.take(bytes));
    for (const end of ['error', 'close'] as const) socket.on(end, () => this.end({ status: 0, body: '' }));
  }

  static async open(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((opened, failed) => socket.once('connect', opened).once('error', failed));
    return new Line(socket);
  }

  async ask(request: Buffer): Promise<Answer> {
    const asked = performance.now();
    if (this.socket.destroyed) return { status: 0, body: '', tookMs: 0 };
    const answer = await new Promise<Omit<Answer, 'tookMs'>>((resolve) => {
      this.settle = resolve;
      this.socket.write(request);
    });
    return { ...answer, tookMs: performance.now() - asked };
  }

  close(): void {
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.received = this.received.length === 0 ? bytes : Buffer.concat([this.received, bytes]);
    const at = this.received.indexOf(HEAD_END);
    if (at < 0) return;
    const head = this.received.toString('latin1', 0, at);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < at + 4 + length) return;
    const body = this.received.toString('utf8', at + 4, at + 4 + length);
    this.received = Buffer.alloc(0);
    this.end({ status: Number(head.slice(9, 12)), body });
  }

  private end(answer: Omit<Answer, 'tookMs'>): void {
    this.settle?.(answer);
    this.settle = undefined;
  }
}

/** As many connections as asked for, each of which takes the next job as soon as it is free. */
export async function overLines<Job>(
  port: number,
  { connections, jobs }: { connections: number; jobs: readonly Job[] },
  work: (job: Job, ask: (request: Buffer) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)));
  let next = 0;
  const serve = async (line: Line): Promise<void> => {
    while (next < jobs.length) await work(jobs[next++] as Job, (request) => line.ask(request));
  };
  await Promise.all(lines.map(serve));
  for (const line of lines) line.close();
}
