import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What somebody's own system was sent. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's own system, which answers as it is told. */
export class Receiver {
  readonly posted: Posted[] = [];
  answers: number[] = [];
  private readonly server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      this.posted.push({ headers: request.headers, body });
      response.writeHead(this.answers.shift() ?? 204).end();
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/linli`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  kindsOf(eventId: string): string[] {
    const told = this.posted.map(({ body }) => JSON.parse(body) as { type: string; data: { event: { id: string } } });
    return told.filter(({ data }) => data.event.id === eventId).map(({ type }) => type);
  }
}
