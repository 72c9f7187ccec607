import { TormentingClient } from './client';
import { CLIENTS, Scene } from './scene';

/** All clients at work in one life of the store. */
export class Load {
  private isOver = false;
  private readonly clients: Promise<void>[];

  constructor(scene: Scene, life: string) {
    const at = (_: unknown, number: number) => this.keepOn(new TormentingClient(scene, number, life));
    this.clients = Array.from({ length: CLIENTS }, at);
  }

  /** Resolves when every client has its last answer, or knows that there is none. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async keepOn(client: TormentingClient): Promise<void> {
    while (!this.isOver) await client.act();
  }
}
