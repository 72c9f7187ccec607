import helmet from '@fastify/helmet';
import { NestFastifyApplication } from '@nestjs/platform-fastify';

const SELF = ["'self'"];

/** Security headers for every answer; the documentation page needs inline styles and data: images, nothing needs another origin. */
export async function protect(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: SELF,
        baseUri: ["'none'"],
        formAction: SELF,
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
  });
  completeHeaders(app);
}

/** Answers are for whoever asked: no browser and no proxy keeps one, unless it says itself that it may be kept. Text says that it is UTF-8. */
function completeHeaders(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    const type = reply.getHeader('content-type');
    if (type === 'text/html') reply.header('content-type', 'text/html; charset=utf-8');
  });
}
