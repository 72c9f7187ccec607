import { metrics } from '@linli/messaging';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** For the machine that runs the app: the metrics of this process, with those of every service in it, as Prometheus reads them. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  private collecting: Promise<string> | undefined;

  /** Whoever asks while another's answer is being made gets the same: many askers cost the store no more than one. */
  @Get()
  @Header('Content-Type', metrics.contentType)
  collect(): Promise<string> {
    this.collecting ??= metrics.metrics().finally(() => {
      this.collecting = undefined;
    });
    return this.collecting;
  }
}
