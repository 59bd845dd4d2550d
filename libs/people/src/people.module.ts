import { Module } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleService } from './application/people.service';
import { PersonSealer } from './application/person-sealer';
import { RegisterPersonService } from './application/register-person.service';
import { RevealService } from './application/reveal.service';

@Module({
  imports: [OrganizationsModule],
  providers: [PersonSealer, RegisterPersonService, RevealService, PeopleService],
  exports: [PeopleService],
})
export class PeopleModule {}
