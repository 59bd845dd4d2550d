import { Controller, Get, Header } from '@nestjs/common';
import { WELCOME_PAGE } from './welcome-page';

@Controller()
export class PagesController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  welcome(): string {
    return WELCOME_PAGE.html;
  }
}
