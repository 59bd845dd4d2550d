import { Global, Module } from '@nestjs/common';
import { WorkHints } from './work-hints';

@Global()
@Module({ providers: [WorkHints], exports: [WorkHints] })
export class WorkModule {}
