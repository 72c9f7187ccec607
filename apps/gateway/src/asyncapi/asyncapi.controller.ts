import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../http/access';
import { asyncApiDocument } from './asyncapi';

/** Serves the document of the messages beside that of the HTTP interface. */
@ApiExcludeController()
@Controller()
export class AsyncApiController {
  private readonly document = JSON.stringify(asyncApiDocument());

  @Get('asyncapi.json')
  @Allow('public')
  @Header('Content-Type', 'application/json; charset=utf-8')
  read(): string {
    return this.document;
  }
}
