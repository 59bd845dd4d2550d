import { Controller, Get, Header, Inject } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '#libs/platform';
import { DEMO_LOGINS, passwordOf } from '#libs/product';

/** What a sign-in page lists so that whoever tries the system need not look anything up. */
interface DemoAccount {
  readonly role: string;
  readonly zh: string;
  readonly en: string;
  readonly phone: string;
  readonly username: string | null;
  readonly password: string | null;
}

@Controller('demo')
export class DemoAccountsController {
  constructor(@Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'demoMode'>) {}

  /** One account per role; nobody where this is no demonstration. */
  @Get('accounts')
  @Header('cache-control', 'no-store')
  accounts(): DemoAccount[] {
    if (!this.config.demoMode) return [];
    return DEMO_LOGINS.map(({ role, zh, en, phone, username }) => ({
      role,
      zh,
      en,
      phone,
      username: username ?? null,
      password: username ? passwordOf(username) : null,
    }));
  }
}
