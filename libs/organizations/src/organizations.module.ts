import { Module } from '@nestjs/common';
import { MembershipDirectory } from './application/membership-directory';
import { OrganizationDirectory } from './application/organization-directory';
import { StreetSettingsService } from './application/street-settings.service';

@Module({
  providers: [OrganizationDirectory, MembershipDirectory, StreetSettingsService],
  exports: [OrganizationDirectory, MembershipDirectory, StreetSettingsService],
})
export class OrganizationsModule {}
