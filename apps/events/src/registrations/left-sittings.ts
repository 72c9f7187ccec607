import { Injectable } from '@nestjs/common';
import { SittingStore } from './sitting.store';
import { SittingProjection } from './sitting-projection';

/** Sittings that were written and not made readable. */
@Injectable()
export class LeftSittings {
  constructor(
    private readonly sittings: SittingStore,
    private readonly projection: SittingProjection,
  ) {}

  /** Makes those readable that were written before the instant of the machine's clock. */
  async finish(before: Date): Promise<void> {
    for (const sitting of await this.sittings.leftOpen(before)) await this.projection.project(sitting);
  }
}
