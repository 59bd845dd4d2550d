import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '#libs/kernel';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { CLOCK } from '../tokens';

@ObjectType({ description: 'This system' })
export class About {
  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether this is a demonstration, whose clock may run fast' })
  demonstration: boolean;

  @Field(() => Date, { description: 'Product time: what deadlines are counted by' })
  now: Date;
}

@Resolver(() => About)
export class AboutResolver {
  constructor(
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'demoMode'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => About, { description: 'What this system is and what time it has' })
  about(): About {
    return { name: '党群志愿服务超市', demonstration: this.config.demoMode, now: this.clock.now() };
  }
}
