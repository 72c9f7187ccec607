import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from './access';

@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Allow('public')
  @Redirect('/docs', 302)
  home(): void {
    // the redirection is the answer
  }
}
