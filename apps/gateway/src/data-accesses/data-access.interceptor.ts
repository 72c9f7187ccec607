import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { mergeMap, Observable } from 'rxjs';
import { actorOf, operationNamed } from '../http/access';
import { DataAccesses } from './data-accesses';

/** Records the looks at people's data that an answer gives, before it is sent; a repeated answer is another look. */
@Injectable()
export class DataAccessInterceptor implements NestInterceptor {
  constructor(private readonly accesses: DataAccesses) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const operation = operationNamed(context.getHandler());
    if (operation === undefined) return next.handle();
    const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.accesses.record(operation, answer, actor);
        return answer;
      }),
    );
  }
}
