import { BROKER, type Broker } from '@linli/messaging';
import { BeforeApplicationShutdown, Controller, Get, HttpCode, Inject, ServiceUnavailableException } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { ApiExcludeController } from '@nestjs/swagger';
import { Connection, ConnectionStates } from 'mongoose';

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly broker: 'up' | 'down';
  readonly store: 'up' | 'down';
}

/** For the machine that runs the app: live while the process turns, ready while broker and store are there and it is not stopping. */
@ApiExcludeController()
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    @InjectConnection() private readonly connection: Connection,
  ) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @HttpCode(200)
  ready(): Readiness {
    const broker = this.broker.isReady() ? 'up' : 'down';
    const store = this.connection.readyState === ConnectionStates.connected ? 'up' : 'down';
    const ready = broker === 'up' && store === 'up' && !this.stopping;
    const answer = { status: ready ? 'ready' : 'not-ready', broker, store } as const;
    if (!ready) throw new ServiceUnavailableException(answer);
    return answer;
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
