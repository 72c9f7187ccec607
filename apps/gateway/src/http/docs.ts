import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { serveFixed } from './fixed-document';
import { openApiDocument } from './openapi';

const ADDRESS = '/openapi.json';

/** Serves the OpenAPI document at /openapi.json and a page to try it at /docs, both from local files. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const text = JSON.stringify(await openApiDocument());
  serveFixed(app.getHttpAdapter().getInstance(), ADDRESS, { text, type: 'application/json; charset=utf-8' });
  // The page reads the document from its address: it would be in one of the page's files a second time otherwise.
  const inPage = () => undefined as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', app, inPage, {
    swaggerUrl: ADDRESS,
    raw: false,
    customSiteTitle: 'Linli 邻里 · API',
    customCss: '.swagger-ui .topbar { display: none }',
    // With a validator the page would ask the Internet.
    swaggerOptions: { validatorUrl: null, deepLinking: true, displayRequestDuration: true },
  });
}
