import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './openapi';

/** Serves the OpenAPI document at /openapi.json and a page to try it at /docs, both from local files. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const document = await openApiDocument();
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Linli 邻里 · API',
    customCss: '.swagger-ui .topbar { display: none }',
    // With a validator the page would ask the Internet.
    swaggerOptions: { validatorUrl: null, deepLinking: true, displayRequestDuration: true },
  });
}
