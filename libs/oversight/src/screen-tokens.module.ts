import { Module } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { ScreenTokens } from './application/screen-tokens.service';

/** The permission of big screens, for every lib that shows something on them. */
@Module({ imports: [OrganizationsModule], providers: [ScreenTokens], exports: [ScreenTokens] })
export class ScreenTokensModule {}
